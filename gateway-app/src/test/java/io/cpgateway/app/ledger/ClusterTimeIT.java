// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.GatewayCluster.Node;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.ledger.EventLog;
import io.cpgateway.testkit.ledger.LedgerEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three gateways whose clocks are ten minutes apart, and one of which is frozen for a minute. */
class ClusterTimeIT {
    private static final Duration LEASE = Duration.ofSeconds(4);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration FROZEN = Duration.ofMinutes(1);
    /** Until when a command may wait: later than now by every clock. */
    private static final Duration LONG = Duration.ofMinutes(15);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static ClusterWorld world;

    @BeforeAll
    static void start() {
        world = new ClusterWorld(
                folder, Map.of("redis.lease", LEASE.toSeconds() + "s"), List.of(SKEW.negated(), Duration.ZERO, SKEW));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Node node(int number) {
        return world.cluster().nodes().get(number - 1);
    }

    private static ClusterApi api(int number) {
        return new ClusterApi(node(number), null);
    }

    /** Writes its id down for each command that it carries out. */
    private static VirtualChargePoint connect(String id, int number, Queue<String> carriedOut) {
        return VirtualChargePoint.named(id)
                .reacting("Reset", call -> {
                    carriedOut.add(id);
                    call.result("{\"status\":\"Accepted\"}");
                })
                .connect(node(number).chargePoints())
                .join();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
    }

    /** Hands a command in, as callers do: under the same id until it is taken. */
    private static void reset(int number, String id, String commandId, Duration within) {
        soon().untilAsserted(() -> api(number).command(id, commandId, "Reset", "{\"type\":\"Soft\"}", within));
    }

    private static void awaitAnswered(String commandId) {
        soon().until(() -> api(2).state(commandId).equals("ANSWERED"));
    }

    @Test
    void r1_r2_wrongClocksDecideNeitherWhoOwnsNorWhoLives() throws Exception {
        Queue<String> carriedOut = new ConcurrentLinkedQueue<>();
        List<VirtualChargePoint> quiet = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            quiet.add(connect("QUIET-" + number, number, carriedOut));
        }
        Instant threeLeases = Instant.now().plus(LEASE.multipliedBy(3));
        VirtualChargePoint newest = connect("WANDERS", 3, carriedOut);
        for (int number : List.of(1, 2, 3, 1)) {
            VirtualChargePoint next = connect("WANDERS", number, carriedOut);
            assertThat(newest.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1001);
            newest = next;
        }
        for (int number = 1; number <= 3; number++) {
            reset(number, "WANDERS", "from-" + number, LONG);
            awaitAnswered("from-" + number);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> Instant.now().isAfter(threeLeases));
        for (int number = 1; number <= 3; number++) {
            assertThat(api(number).nodes()).containsExactlyInAnyOrder("node-1", "node-2", "node-3");
            assertOwner("QUIET-" + number, "node-" + number);
            assertThat(ends("QUIET-" + number)).isEmpty();
        }
        assertOwner("WANDERS", "node-1");
        soon().untilAsserted(() -> assertThat(ends("WANDERS").values())
                .hasSize(4)
                .allSatisfy(end -> assertThat(reason(end)).isEqualTo("takeover")));
        assertThat(carriedOut).hasSize(3);
        quiet.forEach(VirtualChargePoint::close);
        newest.close();
    }

    @Test
    void k3_aCommandWhoseTimeIsOverByEveryClock_isNeverSent() {
        Queue<String> carriedOut = new ConcurrentLinkedQueue<>();
        for (int number = 1; number <= 3; number++) {
            String id = "LATE-" + number;
            reset(number, id, "late-" + number, LONG.negated());
            reset(number, id, "in-time-" + number, LONG);
            try (VirtualChargePoint point = connect(id, number, carriedOut)) {
                awaitAnswered("in-time-" + number);
                assertThat(api(2).state("late-" + number)).isEqualTo("EXPIRED");
                assertThat(carriedOut).containsOnlyOnce(point.id());
            }
        }
    }

    @Test
    void r3_aNodeThatWakesAfterAMinute_ownsNothing_andSaysNothing() throws Exception {
        Queue<String> byOldSocket = new ConcurrentLinkedQueue<>();
        Queue<String> byNewSocket = new ConcurrentLinkedQueue<>();
        List<String> moved = List.of("MOVED-1", "MOVED-2");
        List<String> stranded = List.of("STRANDED-1", "STRANDED-2");
        Map<String, VirtualChargePoint> old = new HashMap<>();
        Map<String, VirtualChargePoint> young = new HashMap<>();
        moved.forEach(id -> old.put(id, connect(id, 3, byOldSocket)));
        stranded.forEach(id -> old.put(id, connect(id, 3, byOldSocket)));
        soon().until(() -> connected().containsAll(old.keySet()));
        node(3).pause();
        Instant minuteIsOver = Instant.now().plus(FROZEN);
        try {
            young.put("MOVED-1", connect("MOVED-1", 1, byNewSocket));
            young.put("MOVED-2", connect("MOVED-2", 2, byNewSocket));
            soon().untilAsserted(() -> old.keySet().forEach(ClusterTimeIT::assertLostOnce));
            reset(2, "MOVED-1", "while-frozen", LONG);
            awaitAnswered("while-frozen");
            stranded.forEach(id -> reset(1, id, "waits-for-" + id, LONG));
            await().atMost(FROZEN.plusSeconds(30)).until(() -> Instant.now().isAfter(minuteIsOver));
        } finally {
            node(3).resume();
        }
        for (VirtualChargePoint asleep : old.values()) {
            assertThat(asleep.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1001);
        }
        soon().until(() -> api(1).nodes().size() == 3);
        assertOwner("MOVED-1", "node-1");
        assertOwner("MOVED-2", "node-2");
        stranded.forEach(id -> assertOwner(id, ""));
        young.put("STRANDED-1", connect("STRANDED-1", 3, byNewSocket));
        young.put("STRANDED-2", connect("STRANDED-2", 2, byNewSocket));
        stranded.forEach(id -> awaitAnswered("waits-for-" + id));
        reset(3, "MOVED-2", "after-waking", LONG);
        awaitAnswered("after-waking");
        assertOwner("STRANDED-1", "node-3");
        assertThat(byOldSocket).isEmpty();
        assertThat(byNewSocket).containsExactlyInAnyOrder("MOVED-1", "MOVED-2", "STRANDED-1", "STRANDED-2");
        old.keySet().forEach(ClusterTimeIT::assertLostOnce);
        young.values().forEach(VirtualChargePoint::close);
    }

    /** All nodes agree on who has its connection; an empty name is nobody. */
    private static void assertOwner(String id, String name) {
        for (int number = 1; number <= 3; number++) {
            var connection = api(number).connection(id);
            assertThat(connection.path("online").asBoolean()).as(id).isEqualTo(!name.isEmpty());
            if (!name.isEmpty()) {
                assertThat(connection.path("node").asString()).as(id).isEqualTo(name);
            }
        }
    }

    private static void assertLostOnce(String id) {
        assertThat(ends(id).values())
                .as(id)
                .singleElement()
                .satisfies(end -> assertThat(reason(end)).isEqualTo("node_lost"));
    }

    /** Who has begun to be heard. */
    private static Set<String> connected() {
        return new EventLog(world.brokers(), "ocpp.events")
                .read().stream()
                        .filter(event -> event.type().equals("connected"))
                        .map(LedgerEvent::key)
                        .collect(Collectors.toSet());
    }

    /** What the stream says of its ends, by the id of the event: what comes again under the same id is no other event. */
    private static Map<String, LedgerEvent> ends(String id) {
        Map<String, LedgerEvent> ends = new HashMap<>();
        new EventLog(world.brokers(), "ocpp.events")
                .read().stream()
                        .filter(event -> event.key().equals(id))
                        .filter(LedgerEvent::isEnd)
                        .forEach(end -> ends.putIfAbsent(end.id(), end));
        return ends;
    }

    private static String reason(LedgerEvent end) {
        return end.data().path("reason").asString();
    }
}
