// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.redis.Holdings.End;
import io.cpgateway.redis.Holdings.Held;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The directory of all processes that share one Redis (R1). While Redis is away claims are answered from what this
 * process knows, with an epoch by the time of Redis carried on; what Redis missed is told when it is back (R5).
 * Thread-safe.
 */
final class RedisConnectionDirectory implements ConnectionDirectory {
    private static final String MAX_OPEN = "16";
    private static final String LAYOUT = Integer.toString(StoredJson.LAYOUT);
    private static final String REMEMBERED_MS =
            Long.toString(Duration.ofDays(30).toMillis());

    private final StoreAccess access;
    private final NodeIdentity self;
    private final Epochs epochs;
    private final Liveness liveness;
    private final Holdings holdings;
    private final PresenceListing listing;
    private final Abandoned abandoned;

    RedisConnectionDirectory(
            StoreAccess access,
            NodeIdentity self,
            Epochs epochs,
            Liveness liveness,
            Holdings holdings,
            Abandoned abandoned) {
        this.access = access;
        this.self = self;
        this.epochs = epochs;
        this.liveness = liveness;
        this.holdings = holdings;
        this.abandoned = abandoned;
        this.listing = new PresenceListing(access, liveness);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the inner stage becomes the outer one
    public CompletionStage<Claim> claim(ChargePointId id, OcppVersion version, Instant now) {
        ShardKeys keys = ShardKeys.of(id);
        holdings.claiming(id);
        return access.script(
                        Script.CLAIM,
                        List.of(
                                keys.presence(id),
                                keys.open(id),
                                keys.open(),
                                keys.ids(),
                                keys.waiting(id),
                                keys.sent(id)),
                        LAYOUT,
                        id.value(),
                        self.incarnation(),
                        Integer.toString(epochs.bits()),
                        Long.toString(epochs.lowest()),
                        self.node(),
                        now.toString(),
                        SortableTime.of(now),
                        version.name(),
                        MAX_OPEN)
                .handle((reply, failure) -> failure == null
                        ? claimed(id, version, now, reply)
                        : claimedWithoutRedis(id, version, now, StoreAccess.cause(failure)))
                .thenCompose(Function.identity())
                .whenComplete((claim, failure) -> holdings.decided(id));
    }

    private CompletableFuture<Claim> claimed(ChargePointId id, OcppVersion version, Instant now, Reply reply) {
        if (reply.is("full")) {
            return CompletableFuture.failedFuture(new GatewayException.Transient(id + " has " + reply.text(1)
                    + " connections whose end is not recorded yet; it may connect again once they are"));
        }
        long epoch = reply.number(1);
        epochs.seen(epoch);
        holdings.claimed(new Held(owner(id, epoch, now), version, null), true);
        Registration registration = PresenceFields.registration(reply.textOrNull(3));
        boolean mayHaveCommands = reply.number(4) > 0;
        String replaced = reply.textOrNull(2);
        if (replaced == null) {
            return CompletableFuture.completedFuture(new Claim(epoch, null, registration, true, mayHaveCommands));
        }
        Ownership previous = ConnectionLine.parse(replaced);
        return liveness.gone(Set.of(previous.incarnation()))
                .exceptionally(unknown -> Set.of())
                .thenApply(gone ->
                        new Claim(epoch, gone.isEmpty() ? previous : null, registration, true, mayHaveCommands));
    }

    private CompletableFuture<Claim> claimedWithoutRedis(
            ChargePointId id, OcppVersion version, Instant now, RuntimeException failure) {
        Long epoch = failure instanceof GatewayException.Transient
                ? epochs.withoutRedis().stream().boxed().findAny().orElse(null)
                : null;
        if (epoch == null) {
            return CompletableFuture.failedFuture(failure);
        }
        Optional<Held> before = holdings.newest(id);
        holdings.claimed(new Held(owner(id, epoch, now), version, null), false);
        return CompletableFuture.completedFuture(new Claim(
                epoch,
                before.map(Held::owner).orElse(null),
                before.map(Held::registration).orElse(null),
                false,
                true));
    }

    private Ownership owner(ChargePointId id, long epoch, Instant since) {
        return new Ownership(id, epoch, self.node(), self.incarnation(), since);
    }

    @Override
    public CompletionStage<Boolean> register(ChargePointId id, long epoch, Registration registration) {
        if (holdings.isUnsettled(id, epoch) && !access.isClosed()) {
            return CompletableFuture.completedFuture(holdings.registered(id, epoch, registration, false));
        }
        return access.did(
                        Script.REGISTER,
                        List.of(ShardKeys.of(id).presence(id)),
                        Long.toString(epoch),
                        StoredJson.write(registration),
                        SortableTime.of(registration.at()))
                .handle((newest, failure) -> {
                    if (failure == null) {
                        return newest && (holdings.registered(id, epoch, registration, true) || newest);
                    }
                    return later(failure, holdings.registered(id, epoch, registration, false));
                });
    }

    @Override
    public CompletionStage<Boolean> release(ChargePointId id, long epoch, Closing closing) {
        boolean unknown = holdings.isUnsettled(id, epoch);
        Held own = holdings.released(id, epoch).orElse(null);
        if (own != null && unknown && !access.isClosed()) {
            return CompletableFuture.completedFuture(holdings.ended(new End(own, closing, true)));
        }
        return released(id, epoch, closing)
                .handle((open, failure) -> failure == null
                        ? open
                        : later(failure, own != null && holdings.ended(new End(own, closing, false))));
    }

    /** Tells Redis of an end; whether the connection was open. */
    CompletableFuture<Boolean> released(ChargePointId id, long epoch, Closing closing) {
        ShardKeys keys = ShardKeys.of(id);
        return access.did(
                Script.RELEASE,
                List.of(keys.presence(id), keys.open(id), keys.open()),
                Long.toString(epoch),
                SortableTime.of(closing.at()),
                StoredJson.write(closing),
                Integer.toString(Presence.CLOSES_KEPT),
                REMEMBERED_MS);
    }

    /** Tells Redis of a connection that it may not know. */
    CompletableFuture<Reply> settle(Held held) {
        Ownership owner = held.owner();
        ChargePointId id = owner.chargePointId();
        ShardKeys keys = ShardKeys.of(id);
        Registration registration = held.registration();
        return access.script(
                Script.SETTLE,
                List.of(keys.presence(id), keys.open(id), keys.open(), keys.ids()),
                LAYOUT,
                id.value(),
                Long.toString(owner.epoch()),
                ConnectionLine.of(owner),
                held.version().name(),
                SortableTime.of(owner.since()),
                registration == null ? "" : StoredJson.write(registration),
                MAX_OPEN);
    }

    /** True if Redis is only away and will be told later, else the failure. */
    private static boolean later(Throwable failure, boolean kept) {
        RuntimeException cause = StoreAccess.cause(failure);
        if (kept && cause instanceof GatewayException.Transient) {
            return true;
        }
        throw cause;
    }

    @Override
    public CompletionStage<Optional<Presence>> find(ChargePointId id) {
        return access.call(redis ->
                        PresenceFields.read(redis.hmget(ShardKeys.of(id).presence(id), PresenceFields.names())))
                .thenCompose(found -> liveness.judged(found.stream().toList()))
                .thenApply(judged -> judged.stream().findFirst());
    }

    /** {@inheritDoc} One call looks at a bounded number of rows, so a page may be short and yet not the last. */
    @Override
    public CompletionStage<PresencePage> list(PresenceQuery query) {
        return listing.page(query);
    }

    /** {@inheritDoc} None until this process has seen Redis without a break for the length of a lease (R3). */
    @Override
    public CompletionStage<List<Ownership>> abandoned(int limit) {
        return abandoned.list(limit);
    }

    @Override
    public void close() {
        access.close();
    }
}
