// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes that share one Redis. Thread-safe. */
final class RedisNeighbourhood implements Neighbourhood {
    private static final Logger LOG = LoggerFactory.getLogger(RedisNeighbourhood.class);
    private static final String FORGOTTEN = Long.toString(Duration.ofHours(1).toMillis());

    private final StoreAccess access;
    private final NodeIdentity self;
    private final InstantSource clock;
    private final Lease lease;
    private final WakeQueue wakes;
    private volatile @Nullable Neighbour said;

    RedisNeighbourhood(StoreAccess access, NodeIdentity self, InstantSource clock, Lease lease, WakeQueue wakes) {
        this.access = access;
        this.self = self;
        this.clock = clock;
        this.lease = lease;
        this.wakes = wakes;
    }

    @Override
    public void join(Listener listener) {
        wakes.start(listener);
        Neighbour joined = new Neighbour(self.node(), self.incarnation(), self.managementUrl(), clock.instant());
        said = joined;
        lease.say(StoredJson.write(joined));
    }

    /** Tells the others where the management API of this process is, once it has joined. */
    @SuppressWarnings("MissingOverride") // where the SPI has it
    public void reachableAt(String managementUrl) {
        Neighbour before = said;
        Instant since = before == null ? clock.instant() : before.since();
        lease.say(StoredJson.write(new Neighbour(self.node(), self.incarnation(), managementUrl, since)));
    }

    @Override
    public CompletionStage<Void> wake(String incarnation, ChargePointId id, long epoch) {
        List<String> keys = List.of(
                NodeKeys.LEASES, NodeKeys.WAKE_NUMBER, NodeKeys.wakes(incarnation), NodeKeys.wakeEpochs(incarnation));
        return access.did(
                        Script.WAKE,
                        keys,
                        incarnation,
                        id.value(),
                        Long.toString(epoch),
                        NodeKeys.wakeHint(incarnation),
                        FORGOTTEN)
                .thenAccept(woken -> {});
    }

    @Override
    public CompletionStage<List<Neighbour>> members() {
        return access.script(Script.MEMBERS, List.of(NodeKeys.LEASES, NodeKeys.NEIGHBOURS))
                .thenApply(RedisNeighbourhood::neighbours);
    }

    private static List<Neighbour> neighbours(Reply reply) {
        List<String> parts = reply.texts();
        List<Neighbour> members = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            if (!parts.get(i + 1).isEmpty()) {
                members.add(StoredJson.read(Neighbour.class, parts.get(i + 1)));
            }
        }
        return members;
    }

    /** Leaves, so that nobody has to wait for the lease to run out. */
    @Override
    public void close() {
        wakes.close();
        lease.close();
        CompletableFuture<Long> left = access.call(redis -> {
            redis.zrem(NodeKeys.LEASES, self.incarnation());
            redis.del(NodeKeys.wakes(self.incarnation()), NodeKeys.wakeEpochs(self.incarnation()));
            return redis.hdel(NodeKeys.NEIGHBOURS, self.incarnation());
        });
        try {
            left.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            if (!(why instanceof GatewayException.Permanent)) { // closed twice
                LOG.warn("Left without saying so; the lease runs out by itself: {}", why.getMessage());
            }
        }
        access.close();
    }
}
