// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.GatewayCluster.Node;
import io.cpgateway.testkit.Transcript.SentCall;
import io.cpgateway.testkit.ledger.ChargePointAccount;
import io.cpgateway.testkit.ledger.EventLog;
import io.cpgateway.testkit.ledger.Fleet;
import io.cpgateway.testkit.ledger.Ledger;
import io.cpgateway.testkit.ledger.LedgerEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of three nodes is drained while its charge points charge (R6): they go on elsewhere, and the books agree. */
class DrainUnderLoadIT {
    private static final int CHARGE_POINTS = 90;
    private static final int CLOSES_PER_SECOND = 10;
    private static final Duration CALL_TIMEOUT = World.EVENTS_TIMEOUT.plusSeconds(3);

    @TempDir
    Path folder;

    @Test
    void r6_readinessGoesFirst_thePaceIsKept_nothingIsLost_nothingIsAnsweredTwice() {
        long seed = System.nanoTime();
        Map<String, String> settings =
                Map.of("shutdown.close_rate", Integer.toString(CLOSES_PER_SECOND), "shutdown.readiness_wait", "2s");
        try (ClusterWorld world = new ClusterWorld(folder, settings);
                Fleet fleet = new Fleet(CHARGE_POINTS, seed, CALL_TIMEOUT)) {
            fleet.powerOn(world.cluster().anyNode());
            fleet.charge(Duration.ofSeconds(1));
            soon().until(() -> fleet.unsettled().size() < CHARGE_POINTS && fleet.results() > 3 * CHARGE_POINTS);
            Node drained = world.cluster().nodes().get(1);
            CompletableFuture<Instant> unready = CompletableFuture.supplyAsync(
                    () -> awaitUnready(drained), task -> new Thread(task, "readiness").start());
            drained.terminate();
            long before = fleet.results();
            soon().until(() -> fleet.results() > before + 2 * CHARGE_POINTS);
            drained.startAgain();
            fleet.finish();
            soon().untilAsserted(() -> assertThat(fleet.unsettled()).isEmpty());
            Owners owners = new Owners(world.cluster());
            soon().untilAsserted(
                            () -> assertThat(owners.findings(CHARGE_POINTS)).isEmpty());
            fleet.powerOff();
            EventLog topic = new EventLog(world.brokers(), "ocpp.events");
            soon().until(() -> new Ledger(fleet.accounts(), topic.read()).isClosed());
            Ledger ledger = new Ledger(fleet.accounts(), topic.read());
            assertThat(ledger.findings()).as("seed %d", seed).isEmpty();
            assertThat(ledger.accounts()).allSatisfy(DrainUnderLoadIT::hasNoSecondAnswer);
            assertPaced(drains(ledger), unready.join());
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200));
    }

    /** When its health first said that it takes nobody. */
    private static Instant awaitUnready(Node node) {
        ClusterApi api = new ClusterApi(node, null);
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> api.status("health") == 503);
        return Instant.now();
    }

    private static List<Instant> drains(Ledger ledger) {
        return ledger.events().stream()
                .filter(LedgerEvent::isEnd)
                .filter(end -> end.data().path("reason").asString().equals("drain"))
                .map(end -> Instant.parse(end.attribute("time")))
                .sorted()
                .toList();
    }

    /** A tenth of the time is for clocks and for ends that are noticed a moment late; one close is allowed at once. */
    private static void assertPaced(List<Instant> closes, Instant unready) {
        assertThat(closes).hasSizeGreaterThan(CLOSES_PER_SECOND);
        assertThat(unready).isBefore(closes.get(0));
        Duration took = Duration.between(closes.get(0), closes.get(closes.size() - 1));
        assertThat(took)
                .isGreaterThan(Duration.ofMillis((closes.size() - 2) * 900L / CLOSES_PER_SECOND))
                .isLessThan(Duration.ofSeconds(30));
    }

    private static void hasNoSecondAnswer(ChargePointAccount account) {
        Map<String, Long> sendings =
                account.calls().stream().collect(Collectors.groupingBy(SentCall::messageId, Collectors.counting()));
        Map<String, Long> answers =
                account.results().stream().collect(Collectors.groupingBy(Answer::messageId, Collectors.counting()));
        answers.forEach((id, times) ->
                assertThat(times).as("answers to %s of %s", id, account.id()).isLessThanOrEqualTo(sendings.get(id)));
    }
}
