// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.testkit.contract.CredentialStoreContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

@EmbeddedServers
class RedisCredentialStoreIT extends CredentialStoreContract {
    private final TestNodes nodes;

    RedisCredentialStoreIT(EmbeddedRedis redis) {
        nodes = TestNodes.onEmpty(redis);
    }

    @Override
    protected CredentialStore started() {
        return nodes.restart(InstantSource.system()).credentials();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }
}
