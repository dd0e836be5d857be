// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.testkit.process.EmbeddedRedis;
import java.util.Arrays;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** Runs one script on an empty server. */
final class ScriptRunner implements AutoCloseable {
    final RedisClient redis;

    ScriptRunner(EmbeddedRedis server) {
        redis = RedisClient.create("redis://" + server.address());
        redis.flushAll();
    }

    /** What it answers, as text: lists in brackets. */
    String run(Script script, List<String> keys, Object... arguments) {
        List<String> texts = Arrays.stream(arguments).map(String::valueOf).toList();
        return String.valueOf(script.run(redis, keys, texts));
    }

    List<?> list(Script script, List<String> keys, Object... arguments) {
        List<String> texts = Arrays.stream(arguments).map(String::valueOf).toList();
        return (List<?>) script.run(redis, keys, texts);
    }

    /** The clock of the server in ms. */
    long now() {
        return Long.parseLong(String.valueOf(((List<?>) redis.eval("return redis.call('TIME')")).get(0))) * 1000;
    }

    @Override
    public void close() {
        redis.close();
    }
}
