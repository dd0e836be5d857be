// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static io.cpgateway.redis.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

@Tag("long")
class SentinelIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ChargePointId ID = new ChargePointId("CP-1");

    private final EmbeddedRedis master = EmbeddedRedis.builder().start();
    private final EmbeddedRedis replica =
            EmbeddedRedis.builder().line("replicaof 127.0.0.1 " + master.port()).start();
    private final EmbeddedRedis sentinel = EmbeddedRedis.builder()
            .sentinel()
            .line("sentinel monitor gateway 127.0.0.1 " + master.port() + " 1")
            .line("sentinel down-after-milliseconds gateway 500")
            .line("sentinel failover-timeout gateway 3000")
            .start();
    private final TestNodes nodes = new TestNodes(sentinel.address());

    @AfterEach
    void stop() {
        nodes.close();
        sentinel.close();
        replica.close();
        master.close();
    }

    @Test
    void afterAFailover_theNewMasterIsTold_andScriptsAreSentAgain() {
        await().atMost(PATIENCE).until(this::isReplicating);
        RedisNode node = nodes.start(
                RedisSettings.of("sentinel://" + sentinel.address() + "/gateway")
                        .leasedFor(TestNodes.LEASE)
                        .within(Duration.ofSeconds(5)),
                InstantSource.system());
        Scenario.play(node);
        long held = value(node.directory().claim(ID, OcppVersion.V1_6, Instant.now()))
                .epoch();
        master.kill();
        await().atMost(PATIENCE).until(() -> !node.isReachable());
        await().atMost(PATIENCE).until(() -> node.isReachable() && node.untold() == 0);
        assertThat(value(node.directory().find(ID)).orElseThrow().owner().epoch())
                .isEqualTo(held);
        assertThat(value(node.directory().claim(ID, OcppVersion.V1_6, Instant.now()))
                        .epoch())
                .isGreaterThan(held);
        try (Jedis now = new Jedis("127.0.0.1", replica.port())) {
            assertThat(now.info("replication")).contains("role:master");
            assertThat(now.dbSize()).isPositive();
        }
    }

    private boolean isReplicating() {
        try (Jedis watcher = new Jedis("127.0.0.1", sentinel.port());
                Jedis copy = new Jedis("127.0.0.1", replica.port())) {
            return watcher.sentinelReplicas("gateway").size() == 1
                    && copy.info("replication").contains("master_link_status:up");
        }
    }
}
