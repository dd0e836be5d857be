// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.testkit.contract.OutageContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class RedisDirectoryOutageIT extends OutageContract<ConnectionDirectory> {
    private final EmbeddedRedis redis = EmbeddedRedis.builder().start();
    private final TestNodes nodes = new TestNodes(redis.address());

    @Override
    protected ConnectionDirectory started() {
        return nodes.start(nodes.settings().within(Duration.ofMillis(500)), InstantSource.system())
                .directory();
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

    /** R5: a claim is decided without Redis, which is told later. */
    @Override
    protected Set<String> answeredWithoutStore() {
        return Set.of("claim");
    }

    @Override
    protected void close(ConnectionDirectory subject) {
        subject.close();
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }
}
