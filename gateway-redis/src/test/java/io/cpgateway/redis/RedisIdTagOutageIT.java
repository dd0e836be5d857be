// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.testkit.contract.OutageContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

class RedisIdTagOutageIT extends OutageContract<IdTagStore> {
    private final EmbeddedRedis redis = EmbeddedRedis.builder().start();
    private final TestNodes nodes = new TestNodes(redis.address());

    @Override
    protected IdTagStore started() {
        return nodes.start(nodes.settings().within(Duration.ofMillis(500)), InstantSource.system())
                .idTags();
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
    protected void close(IdTagStore subject) {
        subject.close();
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }
}
