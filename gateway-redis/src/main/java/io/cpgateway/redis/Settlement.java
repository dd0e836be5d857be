// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.redis.Holdings.End;
import io.cpgateway.redis.Holdings.Held;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Redis what it missed while it was away or has forgotten (R5): connections and ends of connections, paced. Who was
 * replaced in the meantime is told. One thread, one batch at a time.
 */
final class Settlement implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final int BATCH = 50;
    private static final long PAUSE_MS = 100;

    private final Holdings holdings;
    private final RedisConnectionDirectory directory;
    private final Neighbourhood neighbours;
    private final WakeQueue wakes;
    private final Breaker breaker;
    private final Phantoms phantoms;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, new NamedThreads("redis-settlement"));

    Settlement(
            Holdings holdings,
            RedisConnectionDirectory directory,
            Neighbourhood neighbours,
            WakeQueue wakes,
            Breaker breaker,
            Phantoms phantoms) {
        this.holdings = holdings;
        this.directory = directory;
        this.neighbours = neighbours;
        this.wakes = wakes;
        this.breaker = breaker;
        this.phantoms = phantoms;
    }

    void start() {
        next();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the thread
    private void next() {
        if (!thread.isShutdown()) {
            thread.schedule(this::round, PAUSE_MS, TimeUnit.MILLISECONDS);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what follows is the next round
    private void round() {
        if (breaker.isOpen() || (holdings.waiting() == 0 && !phantoms.isWaiting())) {
            next();
            return;
        }
        tellSome().whenComplete((done, failure) -> {
            if (failure != null) {
                RuntimeException why = StoreAccess.cause(failure);
                if (why instanceof GatewayException.Transient) {
                    LOG.debug("Redis is not told yet: {}", why.getMessage());
                } else {
                    LOG.error("Redis cannot be told what this process holds; it is tried again", why);
                }
            }
            next();
        });
    }

    private CompletableFuture<Void> tellSome() {
        try {
            List<CompletableFuture<?>> batch = new ArrayList<>();
            batch.add(phantoms.endSome());
            holdings.someEnds(BATCH).forEach(end -> batch.add(tell(end)));
            holdings.someUnsettled(BATCH).forEach(held -> batch.add(tell(held)));
            return CompletableFuture.allOf(batch.toArray(CompletableFuture[]::new));
        } catch (RuntimeException e) { // must not end the rounds
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<?> tell(End end) {
        Ownership owner = end.held().owner();
        CompletableFuture<?> known =
                end.unknown() ? directory.settle(end.held()) : CompletableFuture.completedFuture(true);
        return known.thenCompose(done -> directory.released(owner.chargePointId(), owner.epoch(), end.closing()))
                .thenAccept(done -> holdings.told(end));
    }

    private CompletableFuture<?> tell(Held held) {
        return directory.settle(held).thenAccept(reply -> settled(held, reply));
    }

    private void settled(Held held, Reply reply) {
        ChargePointId id = held.owner().chargePointId();
        holdings.settled(held);
        if (reply.is("replaced")) {
            wakes.tell(id, reply.number(1));
        }
        String replaced = reply.textOrNull(2);
        if (replaced != null) {
            neighbours
                    .wake(
                            ConnectionLine.parse(replaced).incarnation(),
                            id,
                            held.owner().epoch())
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            LOG.warn("The former owner of {} was not told: {}", id, failure.toString());
                        }
                    });
        }
        phantoms.end(reply.texts(3));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
