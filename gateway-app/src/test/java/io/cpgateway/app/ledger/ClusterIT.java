// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.app.it.KafkaBackend;
import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.GatewayCluster.Node;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.ledger.EventLog;
import io.cpgateway.testkit.ledger.LedgerEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three gateways that work as one. Tests called {@code bug…} are the bugs that gateways have had again and again, by the
 * number under which docs/cluster.md lists them.
 */
class ClusterIT {
    private static final String TOKEN = "the-token-of-this-test";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static ClusterWorld world;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static KafkaBackend backend;

    @BeforeAll
    static void start() {
        world = new ClusterWorld(folder, Map.of("redis.lease", "4s", "management.token", TOKEN));
        backend = new KafkaBackend(world.brokers());
    }

    @AfterAll
    static void stop() {
        backend.close();
        world.close();
    }

    private static Node node(int number) {
        return world.cluster().nodes().get(number - 1);
    }

    private static ClusterApi api(int number) {
        return new ClusterApi(node(number), TOKEN);
    }

    private static VirtualChargePoint connect(String id, int number) {
        return VirtualChargePoint.named(id).connect(node(number).chargePoints()).join();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }

    @Test
    void c3_bug1_newestConnectionWinsOnWhicheverNode_andTheOldOnesEndChangesNothing() throws Exception {
        VirtualChargePoint old = connect("TAKEN", 1);
        try (VirtualChargePoint young = connect("TAKEN", 2)) {
            assertThat(old.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1001);
            soon().until(() -> ends("TAKEN").size() == 1);
            assertThat(ends("TAKEN").get(0).data().path("reason").asString()).isEqualTo("takeover");
            assertThat(api(3).connection("TAKEN").path("online").asBoolean()).isTrue();
            assertThat(api(3).connection("TAKEN").path("node").asString()).isEqualTo("node-2");
            assertThat(young.ask(UsualCall.boot()).action()).isEqualTo("BootNotification");
        }
    }

    @Test
    void r3_bug2_aDeadNodesChargePointsAreLetInAtOnce_andReportedOnce() {
        VirtualChargePoint stayed = connect("STRANDED", 3);
        VirtualChargePoint moved = connect("MOVED", 3);
        stayed.say(UsualCall.boot());
        node(3).kill();
        try (VirtualChargePoint again = connect("MOVED", 1)) {
            assertThat(again.ask(UsualCall.boot()).action()).isEqualTo("BootNotification");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ends("STRANDED").size() == 1 && ends("MOVED").size() == 1);
            assertThat(ends("STRANDED").get(0).data().path("reason").asString()).isEqualTo("node_lost");
            assertThat(api(1).connection("MOVED").path("online").asBoolean()).isTrue();
            assertThat(api(1).connection("STRANDED").path("online").asBoolean()).isFalse();
        } finally {
            node(3).startAgain();
            moved.abort();
            stayed.abort();
        }
        assertThat(ends("STRANDED")).as("once each").hasSize(1);
    }

    @Test
    void bug3_aHealthyConnectionIsNeverForgotten_withOrWithoutBoot() {
        try (VirtualChargePoint quiet = connect("QUIET", 1)) {
            Instant later = Instant.now().plusSeconds(9); // two leases
            await().atMost(Duration.ofSeconds(60)).until(() -> Instant.now().isAfter(later));
            assertThat(api(2).connection(quiet.id()).path("online").asBoolean()).isTrue();
            api(2).command(quiet.id(), "bug3", "GetConfiguration", "{}", Duration.ofSeconds(60));
            soon().until(() -> api(2).state("bug3").equals("ANSWERED"));
        }
    }

    @Test
    void bug6_r4_commandsComeFromEveryNode_oneAtATime() {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (VirtualChargePoint point = VirtualChargePoint.named("ONE-BY-ONE")
                .reacting("ClearCache", call -> {
                    seen.add("asked");
                    soon().until(() -> api(1).state("second").matches("ACCEPTED|QUEUED"));
                    seen.add("answered");
                    call.result("{\"status\":\"Accepted\"}");
                })
                .connect(node(2).chargePoints())
                .join()) {
            api(1).command(point.id(), "first", "ClearCache", "{}", Duration.ofSeconds(60));
            soon().until(() -> seen.contains("asked"));
            api(3).command(point.id(), "second", "GetConfiguration", "{}", Duration.ofSeconds(60));
            soon().until(() -> api(3).state("second").equals("ANSWERED"));
            assertThat(api(2).state("first")).isEqualTo("ANSWERED");
            assertThat(seen).containsExactly("asked", "answered");
        }
    }

    @Test
    void bug8_c11_aRepeatOnAnotherNodeGetsTheAnswerOfTheFirstTime() {
        Instant at = Instant.now();
        Answer first;
        try (VirtualChargePoint point = connect("REPEATS", 1)) {
            first = point.ask(UsualCall.start(1, "TAG", 100, at));
        }
        try (VirtualChargePoint point = connect("REPEATS", 2)) {
            Answer second = point.ask(UsualCall.start(1, "TAG", 100, at));
            assertThat(second.payload()).isEqualTo(first.payload());
        }
        soon().until(() ->
                events("REPEATS").stream().filter(LedgerEvent::isCall).count() == 2);
        assertThat(events("REPEATS").stream()
                        .filter(LedgerEvent::isCall)
                        .toList()
                        .get(1))
                .satisfies(event -> assertThat(event.attribute("repeat")).isEqualTo("confirmed"));
    }

    @Test
    void bug10_k1_aCommandHandedInTwice_onTwoNodes_isCarriedOutOnce() {
        Queue<String> carriedOut = new ConcurrentLinkedQueue<>();
        try (VirtualChargePoint point = VirtualChargePoint.named("TWICE")
                .reacting("Reset", call -> {
                    carriedOut.add("reset");
                    call.result("{\"status\":\"Accepted\"}");
                })
                .connect(node(1).chargePoints())
                .join()) {
            api(2).command(point.id(), "once", "Reset", "{\"type\":\"Soft\"}", Duration.ofSeconds(60));
            api(3).command(point.id(), "once", "Reset", "{\"type\":\"Soft\"}", Duration.ofSeconds(60));
            backend.command(point.id(), "once", "Reset", "{\"type\":\"Soft\"}", Map.of());
            soon().until(() -> api(3).state("once").equals("ANSWERED"));
            assertThat(carriedOut).hasSize(1);
        }
    }

    @Test
    void bug11_k3_aCommandWaitsForAReconnectOnAnyNode_andIsNeverSentTooLate() {
        api(1).command("ABSENT", "late", "Reset", "{\"type\":\"Hard\"}", Duration.ofSeconds(2));
        api(1).command("ABSENT", "waits", "ClearCache", "{}", Duration.ofSeconds(60));
        soon().until(() -> api(2).state("late").equals("EXPIRED"));
        try (VirtualChargePoint point = connect("ABSENT", 3)) {
            point.say(UsualCall.boot());
            soon().until(() -> api(2).state("waits").equals("ANSWERED"));
            assertThat(api(2).state("late")).isEqualTo("EXPIRED");
        }
    }

    @Test
    void r8_managementReachesAChargePointOfAnotherNode() throws Exception {
        VirtualChargePoint point = connect("REMOTE", 2);
        point.say(UsualCall.boot());
        soon().until(() -> api(1).connection("REMOTE").path("online").asBoolean());
        assertThat(api(1).nodes()).containsExactlyInAnyOrder("node-1", "node-2", "node-3");
        assertThat(api(1).delete("REMOTE")).isEqualTo(204);
        assertThat(point.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1000);
        soon().until(() -> api(1).delete("REMOTE") == 404);
        assertThat(new ClusterApi(node(1), "another-token-altogether").delete("REMOTE"))
                .isEqualTo(401);
    }

    private static List<LedgerEvent> events(String id) {
        return new EventLog(world.brokers(), "ocpp.events")
                .read().stream().filter(event -> event.key().equals(id)).toList();
    }

    private static List<LedgerEvent> ends(String id) {
        return events(id).stream().filter(LedgerEvent::isEnd).toList();
    }
}
