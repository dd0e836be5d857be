// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.testkit.contract.ConnectionDirectoryContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

@EmbeddedServers
class RedisConnectionDirectoryIT extends ConnectionDirectoryContract {
    private final TestNodes nodes;

    RedisConnectionDirectoryIT(EmbeddedRedis redis) {
        nodes = TestNodes.onEmpty(redis);
    }

    @Override
    protected ConnectionDirectory started() {
        return nodes.restart(InstantSource.system()).directory();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }
}
