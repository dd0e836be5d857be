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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.util.JedisClusterCRC16;

@Tag("long")
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SLOTS = 16_384;
    private static final int SERVERS = 3;

    private final List<EmbeddedRedis> servers = IntStream.range(0, SERVERS)
            .mapToObj(i -> EmbeddedRedis.builder()
                    .appendOnly()
                    .cluster()
                    .line("cluster-node-timeout 2000")
                    .start())
            .toList();
    private final TestNodes nodes = new TestNodes(servers.get(0).address());

    @BeforeEach
    void makeACluster() {
        for (int i = 0; i < SERVERS; i++) {
            int number = i;
            try (Jedis server = new Jedis("127.0.0.1", servers.get(i).port())) {
                server.clusterSetConfigEpoch(number + 1L);
                server.clusterAddSlots(IntStream.range(0, SLOTS)
                        .filter(slot -> slot * SERVERS / SLOTS == number)
                        .toArray());
                server.clusterMeet("127.0.0.1", servers.get(0).port());
            }
        }
        await().atMost(PATIENCE).until(() -> servers.stream().allMatch(ClusterIT::isComplete));
    }

    private static boolean isComplete(EmbeddedRedis server) {
        try (Jedis client = new Jedis("127.0.0.1", server.port())) {
            String info = client.clusterInfo();
            return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + SERVERS);
        }
    }

    @AfterEach
    void stop() {
        nodes.close();
        servers.forEach(EmbeddedRedis::close);
    }

    private RedisNode start() {
        String hosts = servers.stream().map(EmbeddedRedis::address).collect(Collectors.joining(","));
        return nodes.start(
                RedisSettings.of("cluster://" + hosts)
                        .leasedFor(TestNodes.LEASE)
                        .within(Duration.ofSeconds(5)),
                InstantSource.system());
    }

    @Test
    void everythingThatBelongsToAChargePoint_isInOneSlot_andTheStoresWork() {
        RedisNode node = start();
        Scenario.play(node);
        Scenario.end(node);
        servers.forEach(server -> {
            try (Jedis client = new Jedis("127.0.0.1", server.port())) {
                assertThat(client.dbSize()).as("every server has a part").isPositive();
            }
        });
    }

    @Test
    void whileOneServerIsAway_callsAreDecided_andWhenItIsBackAllWorks() {
        RedisNode node = start();
        Scenario.play(node);
        servers.get(1).kill();
        for (int i = 0; i < 30; i++) {
            ChargePointId id = new ChargePointId("CP-" + i);
            assertThat(value(node.directory().claim(id, OcppVersion.V1_6, Instant.now()))
                            .epoch())
                    .isPositive();
        }
        servers.get(1).restart();
        await().atMost(PATIENCE).until(() -> node.isReachable() && node.untold() == 0);
        for (int i = 0; i < 30; i++) {
            assertThat(value(node.directory().find(new ChargePointId("CP-" + i)))
                            .orElseThrow()
                            .online())
                    .isTrue();
        }
    }

    @Test
    void k5_whenAnyServerIsRestarted_writesMayBeLost_andWhoComesLaterIsToldUntilTheyAreRestored() {
        RedisNode node = start();
        AtomicInteger losses = new AtomicInteger();
        node.onWritesLost(losses::incrementAndGet);
        losses.set(0);
        int withoutNodes = (JedisClusterCRC16.getSlot(NodeKeys.STATE) * SERVERS / SLOTS + 1) % SERVERS;
        servers.get(withoutNodes).kill();
        servers.get(withoutNodes).restart();
        await().atMost(PATIENCE).until(() -> losses.get() > 0);
        assertThat(isTold(start())).isTrue();
        node.writesRestored();
        await().atMost(PATIENCE).until(() -> !isTold(start()));
    }

    private static boolean isTold(RedisNode node) {
        AtomicInteger losses = new AtomicInteger();
        node.onWritesLost(losses::incrementAndGet);
        return losses.get() > 0;
    }
}
