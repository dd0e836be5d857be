// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.Pool;

/**
 * Calls to Redis by a bounded number of threads, each with a deadline (R2); what cannot be done in time fails as a
 * {@link GatewayException}, and so does whatever comes while Redis is away or after the end. Thread-safe.
 */
final class RedisAccess implements AutoCloseable {
    private final RedisAddress address;
    private final ClientFactory factory;
    private final Failures failures;
    private final Breaker breaker;
    private final CallMeter meter = new CallMeter();
    private final Duration deadline;
    private final CallThreads threads;
    private volatile @Nullable UnifiedJedis client;
    private volatile boolean closed;

    RedisAccess(RedisAddress address, RedisSettings settings, ClientFactory factory) {
        this.address = address;
        this.factory = factory;
        this.failures = new Failures(address);
        this.breaker = new Breaker(address);
        this.deadline = settings.deadline();
        this.threads = new CallThreads(settings);
    }

    Breaker breaker() {
        return breaker;
    }

    CallMeter meter() {
        return meter;
    }

    /**
     * Does something in time. What no thread takes in a second is not done; what is begun may yet be done after it failed.
     *
     * @param operation what it is about, for the meter
     */
    <T> CompletableFuture<T> call(String operation, Function<UnifiedJedis, T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        UnifiedJedis now = client;
        if (closed) {
            result.completeExceptionally(new GatewayException.Permanent("the stores in Redis are closed"));
        } else if (now == null || breaker.isOpen()) {
            result.completeExceptionally(away());
            meter.failed(operation, RedisFailure.AWAY);
        } else {
            begin(new Call<>(operation, work, now, result, System.nanoTime()));
        }
        return result;
    }

    /** A call on its way; whoever completes the result first tells the meter. */
    private record Call<T>(
            String operation,
            Function<UnifiedJedis, T> work,
            UnifiedJedis redis,
            CompletableFuture<T> result,
            long askedNanos) {}

    private void begin(Call<?> call) {
        try {
            threads.take(() -> taken(call), () -> crowded(call));
        } catch (RejectedExecutionException full) {
            if (closed) {
                call.result().completeExceptionally(new GatewayException.Permanent("the stores in Redis are closed"));
            } else {
                crowded(call);
            }
        }
    }

    private void taken(Call<?> call) {
        if (call.result().isDone()) {
            return;
        }
        if (!breaker.isOpen()) {
            threads.inTime(() -> run(call), () -> late(call));
        } else if (call.result().completeExceptionally(away())) {
            meter.failed(call.operation(), RedisFailure.AWAY);
        }
    }

    private void crowded(Call<?> call) {
        if (call.result()
                .completeExceptionally(new GatewayException.Transient("too many calls wait for Redis at " + address
                        + ": it is slow, or this node asks for more than it can do"))) {
            meter.failed(call.operation(), RedisFailure.CROWDED);
        }
    }

    private void late(Call<?> call) {
        GatewayException.Transient late = new GatewayException.Transient("Redis at " + address + " did not answer in "
                + deadline.toMillis() + " ms: look at its load and at the network");
        if (call.result().completeExceptionally(late)) {
            breaker.failed(late);
            meter.failed(call.operation(), RedisFailure.LATE);
        }
    }

    private <T> void run(Call<T> call) {
        T value;
        try {
            value = call.work().apply(call.redis());
            breaker.succeeded();
        } catch (RuntimeException e) {
            GatewayException failure = failed(e, call.redis());
            if (call.result().completeExceptionally(failure)) {
                meter.failed(call.operation(), kind(failure));
            }
            return;
        }
        long nanos = System.nanoTime() - call.askedNanos();
        if (call.result().complete(value)) {
            meter.answered(call.operation(), nanos);
        }
    }

    private static RedisFailure kind(GatewayException failure) {
        return failure instanceof GatewayException.Permanent ? RedisFailure.REFUSED : RedisFailure.NOT_SERVED;
    }

    /**
     * Looks whether Redis is there by doing something on this thread, whatever the breaker says.
     *
     * @throws GatewayException if it fails
     */
    <T> T probe(String operation, Function<UnifiedJedis, T> work) {
        UnifiedJedis redis = null;
        long asked = System.nanoTime();
        T value;
        try {
            redis = connected();
            value = work.apply(redis);
        } catch (RuntimeException e) {
            GatewayException failure = failed(e, redis);
            meter.failed(operation, kind(failure));
            throw failure;
        }
        meter.answered(operation, System.nanoTime() - asked);
        breaker.answered();
        return value;
    }

    /**
     * Does something on this thread, if Redis is there.
     *
     * @throws GatewayException if it fails
     */
    <T> T now(String operation, Function<UnifiedJedis, T> work) {
        UnifiedJedis redis = client;
        if (redis == null || closed || breaker.isOpen()) {
            throw away();
        }
        long asked = System.nanoTime();
        T value;
        try {
            value = work.apply(redis);
        } catch (RuntimeException e) {
            GatewayException failure = failed(e, redis);
            meter.failed(operation, kind(failure));
            throw failure;
        }
        breaker.succeeded();
        meter.answered(operation, System.nanoTime() - asked);
        return value;
    }

    private GatewayException failed(RuntimeException failure, @Nullable UnifiedJedis redis) {
        if (redis != null && Failures.isBrokenConnection(failure)) {
            forgetConnections(redis);
        }
        if (Failures.isOutage(failure) && !closed) {
            breaker.failed(failure);
        }
        return breaker.wasSeen() ? failures.explained(failure) : failures.explainedAtFirst(failure);
    }

    GatewayException.Transient away() {
        return new GatewayException.Transient("Redis at " + address
                + " is away: look whether it runs and can be reached; it is asked again all the time");
    }

    private synchronized UnifiedJedis connected() {
        if (closed) {
            throw new GatewayException.Permanent("the stores in Redis are closed");
        }
        UnifiedJedis now = client;
        if (now == null) {
            now = factory.create();
            client = now;
        }
        return now;
    }

    /** Idle connections to a server that was restarted would each fail once. */
    private static void forgetConnections(UnifiedJedis redis) {
        if (redis instanceof RedisClient single) {
            single.getPool().clear();
        } else if (redis instanceof RedisClusterClient cluster) {
            cluster.getClusterNodes().values().forEach(Pool::clear);
        } else if (redis instanceof RedisSentinelClient sentinel) {
            sentinel.getPrimaryNodesConnectionMap().values().forEach(Pool::clear);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.close();
        synchronized (this) {
            UnifiedJedis now = client;
            if (now != null) {
                now.close();
            }
        }
    }
}
