// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** How one store calls Redis, until it is closed. Thread-safe. */
final class StoreAccess {
    private final RedisAccess access;
    private volatile boolean closed;

    StoreAccess(RedisAccess access) {
        this.access = access;
    }

    /** Runs plain commands. */
    <T> CompletableFuture<T> call(Function<UnifiedJedis, T> work) {
        return call(CallMeter.PLAIN, work);
    }

    /** Answers with what is known already where there is nothing to ask Redis for, unless it is away. */
    <T> CompletableFuture<T> known(T value) {
        return call(CallMeter.NOTHING, redis -> value);
    }

    private <T> CompletableFuture<T> call(String operation, Function<UnifiedJedis, T> work) {
        return closed
                ? CompletableFuture.failedFuture(new GatewayException.Permanent("this store is closed"))
                : access.call(operation, work);
    }

    /** Runs a script that answers with a list. */
    CompletableFuture<Reply> script(Script script, List<String> keys, String... arguments) {
        return call(script.operation(), redis -> Reply.checked(script.run(redis, keys, List.of(arguments))));
    }

    /** Runs a script that answers whether it did something. */
    CompletableFuture<Boolean> did(Script script, List<String> keys, String... arguments) {
        return call(script.operation(), redis -> Long.valueOf(1).equals(script.run(redis, keys, List.of(arguments))));
    }

    /** Asks many questions in one round trip, one for each server of a cluster. */
    <T> CompletableFuture<List<T>> all(Function<AbstractPipeline, List<Response<T>>> questions) {
        return call(redis -> {
            List<Response<T>> answers;
            try (AbstractPipeline pipeline = redis.pipelined()) {
                answers = questions.apply(pipeline);
            }
            try {
                return answers.stream().map(Response::get).toList();
            } catch (IllegalStateException unanswered) { // one server of several is away
                throw new GatewayException.Transient(
                        "a server of the Redis cluster did not answer: look whether all slots are served", unanswered);
            }
        });
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** What went wrong, out of what completions wrap it in. */
    static RuntimeException cause(Throwable failure) {
        Throwable inner =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return inner instanceof RuntimeException runtime ? runtime : new CompletionException(inner);
    }
}
