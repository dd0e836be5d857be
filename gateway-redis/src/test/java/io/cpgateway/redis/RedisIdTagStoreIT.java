// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.testkit.contract.IdTagStoreContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

@EmbeddedServers
class RedisIdTagStoreIT extends IdTagStoreContract {
    private final TestNodes nodes;

    RedisIdTagStoreIT(EmbeddedRedis redis) {
        nodes = TestNodes.onEmpty(redis);
    }

    @Override
    protected IdTagStore started() {
        return nodes.restart(InstantSource.system()).idTags();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }
}
