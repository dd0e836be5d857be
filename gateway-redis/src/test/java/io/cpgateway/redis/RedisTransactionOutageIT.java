// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.TransactionStore;
import io.cpgateway.testkit.contract.OutageContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

class RedisTransactionOutageIT extends OutageContract<TransactionStore> {
    private final EmbeddedRedis redis = EmbeddedRedis.builder().start();
    private final TestNodes nodes = new TestNodes(redis.address());

    @Override
    protected TransactionStore started() {
        return nodes.start(nodes.settings().within(Duration.ofMillis(500)), InstantSource.system())
                .transactions();
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
    protected void close(TransactionStore subject) {
        subject.close();
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }
}
