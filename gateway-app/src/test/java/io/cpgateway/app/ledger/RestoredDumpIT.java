// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.GatewayCluster.Node;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.ledger.EventLog;
import io.cpgateway.testkit.ledger.LedgerEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** Redis comes back with an older state while the gateways run, or with none after all was away (K5, R5). */
class RestoredDumpIT {
    private static final Duration VALID = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @TempDir
    Path older;

    @Test
    void k5_commandsThatRedisForgot_areCarriedOutOnce_andConnectionsStay() throws IOException {
        try (ClusterWorld world = new ClusterWorld(folder, Map.of());
                VirtualChargePoint staying = VirtualChargePoint.named("STAYING")
                        .connect(node(world, 1).chargePoints())
                        .join()) {
            staying.ask(UsualCall.boot());
            copy(world.redis().folder(), older);
            api(world, 1).command("AWAY", "forgotten", "ClearCache", "{}", VALID);
            soon().until(() -> published(world, "forgotten"));
            world.redis().kill();
            copy(older, world.redis().folder());
            world.redis().restart();
            soon().until(() -> api(world, 2).state("forgotten").matches("ACCEPTED|QUEUED"));
            assertCarriedOutOnce(world);
            soon().until(() ->
                    api(world, 3).connection("STAYING").path("online").asBoolean());
            assertThat(api(world, 3).connection("STAYING").path("node").asString())
                    .isEqualTo("node-1");
            assertThat(staying.closed()).isNotDone();
        }
    }

    @Test
    void k5_afterAllWasAway_andRedisIsEmpty_commandsAreCarriedOutOnce() {
        try (ClusterWorld world = new ClusterWorld(folder, Map.of());
                RedisClient client =
                        RedisClient.create("redis://" + world.redis().address())) {
            api(world, 1).command("AWAY", "forgotten", "ClearCache", "{}", VALID);
            soon().until(() -> published(world, "forgotten"));
            world.cluster().nodes().forEach(Node::kill);
            client.flushAll();
            world.cluster().nodes().forEach(Node::startAgain);
            for (Node node : world.cluster().nodes()) {
                soon().until(() -> new ClusterApi(node, null).state("forgotten").matches("ACCEPTED|QUEUED"));
            }
            assertThat(node(world, 1).output()).contains("1 of 1 commands of the last hour were missing");
            assertCarriedOutOnce(world);
        }
    }

    private static void assertCarriedOutOnce(ClusterWorld world) {
        AtomicInteger carriedOut = new AtomicInteger();
        try (VirtualChargePoint away = VirtualChargePoint.named("AWAY")
                .reacting("ClearCache", call -> {
                    carriedOut.incrementAndGet();
                    call.result("{\"status\":\"Accepted\"}");
                })
                .connect(node(world, 3).chargePoints())
                .join()) {
            away.ask(UsualCall.boot());
            soon().until(() -> api(world, 1).state("forgotten").equals("ANSWERED"));
            api(world, 2).command("AWAY", "last", "GetConfiguration", "{}", VALID);
            soon().until(() -> api(world, 1).state("last").equals("ANSWERED"));
        }
        assertThat(carriedOut).hasValue(1);
    }

    private static boolean published(ClusterWorld world, String commandId) {
        return new EventLog(world.brokers(), "ocpp.command-status")
                .read().stream().map(LedgerEvent::value).anyMatch(text -> text.contains("\"" + commandId + "\""));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Node node(ClusterWorld world, int number) {
        return world.cluster().nodes().get(number - 1);
    }

    private static ClusterApi api(ClusterWorld world, int number) {
        return new ClusterApi(node(world, number), null);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
