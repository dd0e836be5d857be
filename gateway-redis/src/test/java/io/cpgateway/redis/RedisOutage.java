// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.testkit.contract.OutageContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/** A store in a Redis that is frozen. */
abstract class RedisOutage<T extends AutoCloseable> extends OutageContract<T> {
    private final EmbeddedRedis redis = EmbeddedRedis.builder().start();
    private final TestNodes nodes = new TestNodes(redis.address());
    private final Function<RedisNode, T> store;

    RedisOutage(Function<RedisNode, T> store) {
        this.store = store;
    }

    @Override
    protected T started() {
        return store.apply(nodes.start(nodes.settings().within(Duration.ofMillis(500)), InstantSource.system()));
    }

    @Override
    protected void cut() {
        redis.pause();
    }

    @Override
    protected void restore() {
        if (redis.isRunning()) {
            redis.resume();
        }
    }

    @Override
    protected void close(T subject) {
        try {
            subject.close();
        } catch (Exception e) { // AutoCloseable declares nothing narrower, the stores declare nothing
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }
}
