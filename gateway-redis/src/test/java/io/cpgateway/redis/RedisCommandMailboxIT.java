// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.testkit.contract.CommandMailboxContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

@EmbeddedServers
class RedisCommandMailboxIT extends CommandMailboxContract {
    private final TestNodes nodes;

    RedisCommandMailboxIT(EmbeddedRedis redis) {
        nodes = TestNodes.onEmpty(redis);
    }

    @Override
    protected CommandMailbox started(InstantSource clock) {
        return nodes.restart(clock).mailbox();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }
}
