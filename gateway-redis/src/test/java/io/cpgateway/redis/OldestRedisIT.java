// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.testkit.process.EmbeddedRedis;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The oldest Redis that is supported, 6.2. */
@Tag("long")
class OldestRedisIT {
    @Test
    void theStoresWork() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().packaged().start();
                TestNodes nodes = new TestNodes(redis.address())) {
            RedisNode node = nodes.start();
            Scenario.play(node);
            Scenario.end(node);
        }
    }
}
