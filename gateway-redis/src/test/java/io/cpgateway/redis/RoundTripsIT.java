// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static io.cpgateway.redis.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** What costs how much, as Redis counts it (R2). */
@EmbeddedServers
class RoundTripsIT {
    private static final int CONNECTS = 200;
    private static final Duration IDLE = Duration.ofSeconds(12);

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

    /** What server-core asks once a second, and whatever the node does by itself. */
    @Test
    void anIdleNode_asksLittle_whenItLooksAfterOthers() {
        assertThat(idleCallsPerSecond(1)).isBetween(5L, 40L);
    }

    @Test
    void ofSeveralIdleNodes_onlyOneLooksAtEverything() {
        assertThat(idleCallsPerSecond(3)).isBetween(5L, 60L);
    }

    /** Of all nodes together, inside scripts as well; after the first looks and with the lease that nodes have. */
    private long idleCallsPerSecond(int count) {
        List<RedisNode> all = IntStream.range(0, count)
                .mapToObj(i -> nodes.start(RedisSettings.of(redis.address()), InstantSource.system()))
                .toList();
        all.forEach(node -> node.neighbourhood().join(new Told()));
        await().atMost(Duration.ofSeconds(60)).until(() -> all.stream().allMatch(RedisNode::mayJudge));
        await().atMost(Duration.ofSeconds(60)).until(() -> all.stream().anyMatch(RedisNode::isJudge));
        all.forEach(RoundTripsIT::askWhatIsAskedEverySecond);
        try (Jedis client = new Jedis("127.0.0.1", redis.port())) {
            client.configResetStat();
            Instant begin = Instant.now();
            await().pollDelay(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .atMost(IDLE.multipliedBy(3))
                    .until(() -> {
                        all.forEach(RoundTripsIT::askWhatIsAskedEverySecond);
                        return !Instant.now().isBefore(begin.plus(IDLE));
                    });
            String stats = client.info("commandstats");
            assertThat(calls(stats, "zrangebyscore"))
                    .as("all shards were looked at")
                    .isGreaterThan(2L * ShardKeys.SHARDS);
            long own = calls(stats, "config.resetstat") + calls(stats, "info");
            return (calls(stats, "[^:]+") - own)
                    * 1000
                    / Duration.between(begin, Instant.now()).toMillis();
        }
    }

    private static void askWhatIsAskedEverySecond(RedisNode node) {
        value(node.directory().abandoned(500));
        value(node.mailbox().due(Instant.now(), 200));
        value(node.mailbox().unpublished(200));
    }

    private static long calls(String stats, String command) {
        return stats.lines()
                .filter(line -> line.matches("cmdstat_" + command + ":.*"))
                .map(line -> line.replaceAll(".*:calls=(\\d+),.*", "$1"))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
