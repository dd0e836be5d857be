// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static io.cpgateway.redis.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** What costs how much, as Redis counts it (R2). */
@EmbeddedServers
class RoundTripsIT {
    private static final int CONNECTS = 200;

    private final EmbeddedRedis redis;
    private final TestNodes nodes;

    RoundTripsIT(EmbeddedRedis redis) {
        this.redis = redis;
        this.nodes = TestNodes.onEmpty(redis);
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    /** The lease is renewed rarely, so that its calls hardly disturb the count. */
    @Test
    void r2_aConnect_isOneScript_andOneLookIntoTheMailbox() {
        RedisNode node = nodes.start(nodes.settings().leasedFor(Duration.ofSeconds(60)), InstantSource.system());
        value(node.directory().claim(new ChargePointId("first"), OcppVersion.V1_6, Instant.now()));
        try (Jedis client = new Jedis("127.0.0.1", redis.port())) {
            client.configResetStat();
            for (int i = 0; i < CONNECTS; i++) {
                ChargePointId id = new ChargePointId("CP-" + i);
                value(node.directory().claim(id, OcppVersion.V1_6, Instant.now()));
                assertThat(value(node.mailbox().next(id))).isEmpty();
            }
            String stats = client.info("commandstats");
            assertThat(calls(stats, "evalsha")).isBetween((long) CONNECTS, CONNECTS + 2L);
            assertThat(calls(stats, "zrange")).isEqualTo(2L * CONNECTS);
            assertThat(calls(stats, "eval")).isZero();
            assertThat(calls(stats, "hgetall")).isZero();
        }
    }

    private static long calls(String stats, String command) {
        return stats.lines()
                .filter(line -> line.startsWith("cmdstat_" + command + ":"))
                .map(line -> line.replaceAll(".*:calls=(\\d+),.*", "$1"))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
