// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.TransactionStore;
import io.cpgateway.testkit.contract.TransactionStoreContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

@EmbeddedServers
class RedisTransactionStoreIT extends TransactionStoreContract {
    private final TestNodes nodes;

    RedisTransactionStoreIT(EmbeddedRedis redis) {
        nodes = TestNodes.onEmpty(redis);
    }

    @Override
    protected TransactionStore started(InstantSource clock) {
        return nodes.restart(clock).transactions();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }
}
