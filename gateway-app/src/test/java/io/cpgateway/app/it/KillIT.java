// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.UsualCall;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Power is cut in the middle of a thousand charging sessions (D1, D3, K3, K4, C11, R0). */
class KillIT {
    private static final int CHARGING = 1000;
    private static final int DEAF = 10;
    private static final int OFFLINE = 20;
    private static final int RESULTS_BEFORE_KILL = 6000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Instant began = Instant.now();
    private final List<BusyChargePoint> charging = points("CP", CHARGING, false);
    private final List<BusyChargePoint> resetting = points("RESET", DEAF, true);
    private final List<BusyChargePoint> reading = points("READ", DEAF, true);
    private final List<BusyChargePoint> offline = points("OFF", OFFLINE, false);
    private GatewayProcess gateway;
    private CommandClient commands;

    @BeforeEach
    void start() {
        gateway = CommandClient.gateway()
                .in(folder)
                .setting("ocpp.call_timeout", "25s")
                .launch();
        commands = new CommandClient(gateway);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void nothingAnsweredIsLost_andWorkGoesOn() {
        queueCommands();
        chargeUntilKilled();
        List<JsonNode> before = JournalFiles.read(folder);

        gateway = gateway.startAgain();
        commands = new CommandClient(gateway);
        everyOpenEpochIsEnded(before);
        everyAnswerHasItsEvent();
        connectAll(charging, true);
        Set<String> oldConnections = connections(before);
        transactionsGoOn(oldConnections);
        commandsGoOn();
        nobodyIsUnregistered(oldConnections);
        sequencesHaveNoGap();
    }

    private void queueCommands() {
        connectAll(offline, true);
        connectAll(resetting, false);
        connectAll(reading, false);
        all(offline, point -> point.ask(UsualCall.boot()));
        all(resetting, point -> point.ask(UsualCall.boot()));
        all(reading, point -> point.ask(UsualCall.boot()));
        offline.forEach(point -> point.socket().close());
        all(offline, point -> point.socket().closed());
        await().atMost(PATIENCE).until(() -> offline.stream().noneMatch(p -> commands.isOnline(p.id())));
        all(offline, p -> commands.submit(p.id(), "off-" + p.id(), "RemoteStartTransaction", remoteStart()));
        offline.forEach(p -> assertThat(commands.state("off-" + p.id())).isEqualTo("QUEUED"));
    }

    private void chargeUntilKilled() {
        connectAll(charging, true);
        say("connected");
        charging.forEach(BusyChargePoint::charge);
        await().atMost(PATIENCE).until(() -> results(charging) >= RESULTS_BEFORE_KILL);
        all(resetting, p -> commands.submit(p.id(), "reset-" + p.id(), "Reset", "{\"type\":\"Soft\"}"));
        all(reading, p -> commands.submit(p.id(), "read-" + p.id(), "GetConfiguration", "{}"));
        await().atMost(PATIENCE)
                .until(() -> count(resetting, "Reset") == DEAF && count(reading, "GetConfiguration") == DEAF);
        resetting.forEach(p -> assertThat(commands.state("reset-" + p.id())).isEqualTo("SENT"));
        gateway.kill();
        say("killed");
        all(charging, point -> point.socket().closed());
    }

    private void everyOpenEpochIsEnded(List<JsonNode> before) {
        Set<String> open = connections(before);
        before.stream()
                .filter(type("disconnected"))
                .map(JournalFiles::connection)
                .forEach(open::remove);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> ends("node_lost").size() >= open.size());
        assertThat(ends("node_lost")).hasSameSizeAs(open);
        assertThat(new HashSet<>(ends("node_lost"))).isEqualTo(open);
        say(open.size() + " epochs were open, each ended once by node_lost");
    }

    private List<String> ends(String reason) {
        return JournalFiles.read(folder, "disconnected").stream()
                .filter(event -> event.at("/data/reason").asString("").equals(reason))
                .map(JournalFiles::connection)
                .toList();
    }

    private void everyAnswerHasItsEvent() {
        Set<String> durable = JournalFiles.read(folder, "ocpp.call").stream()
                .map(e -> key(
                        JournalFiles.text(e, "subject"),
                        JournalFiles.text(e, "ocppmessageid"),
                        JournalFiles.text(e, "ocppaction")))
                .collect(Collectors.toSet());
        Map<String, Integer> counts = new HashMap<>();
        List<String> lost = new ArrayList<>();
        for (BusyChargePoint point : charging) {
            for (Answer answer : point.results()) {
                counts.merge(answer.action(), 1, Integer::sum);
                String key = key(point.id(), answer.messageId(), answer.action());
                if (!answer.action().equals("Heartbeat") && !durable.contains(key)) {
                    lost.add(key);
                }
            }
        }
        long unanswered = charging.stream().filter(p -> p.unanswered() != null).count();
        say("answered before the kill " + counts + ", cut off while asking or about to ask " + unanswered
                + ", CALL events " + durable.size() + ", answered without an event " + lost.size());
        assertThat(lost).isEmpty();
    }

    /** A stop is recognised, a start that is sent again has the same id, what was unanswered is answered now. */
    private void transactionsGoOn(Set<String> oldConnections) {
        List<BusyChargePoint> ongoing =
                charging.stream().filter(BusyChargePoint::isCharging).toList();
        all(charging, point -> {
            UsualCall call = point.unanswered();
            return call == null
                    ? CompletableFuture.completedFuture(null)
                    : point.socket().call(call);
        });
        all(
                ongoing,
                point -> point.socket()
                        .call(point.start())
                        .thenAccept(again -> assertThat(again.transactionId()).isEqualTo(point.transactionId())));
        all(ongoing, p -> p.socket().call(UsualCall.stop(p.transactionId(), p.meter() + 1, Instant.now())));
        List<JsonNode> after = JournalFiles.read(folder, "ocpp.call").stream()
                .filter(event -> !oldConnections.contains(JournalFiles.connection(event)))
                .toList();
        assertThat(after.stream().filter(e -> JournalFiles.text(e, "lenient").contains("unknown-transaction")))
                .isEmpty();
        assertThat(ongoing).isNotEmpty();
        assertThat(repeats(after, "StartTransaction")).hasSizeGreaterThanOrEqualTo(ongoing.size());
        say("" + ongoing.size() + " transactions went on; repeats marked: "
                + repeats(after, "StartTransaction").stream()
                        .collect(Collectors.groupingBy(e -> JournalFiles.text(e, "repeat"), Collectors.counting())));
    }

    private void commandsGoOn() {
        connectAll(offline, true);
        connectAll(resetting, true);
        connectAll(reading, true);
        finished(offline, "off-", "ANSWERED");
        finished(reading, "read-", "ANSWERED");
        finished(resetting, "reset-", "UNKNOWN_OUTCOME");
        assertThat(count(offline, "RemoteStartTransaction")).isEqualTo(OFFLINE);
        assertThat(count(resetting, "Reset")).isEqualTo(DEAF);
        assertThat(count(reading, "GetConfiguration")).isEqualTo(2 * DEAF);
        say("" + OFFLINE + " queued commands sent once, " + DEAF + " read-only ones sent again, " + DEAF
                + " others of unknown outcome");
    }

    private void finished(List<BusyChargePoint> points, String prefix, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(points)
                        .allSatisfy(
                                p -> assertThat(commands.state(prefix + p.id())).isEqualTo(state)));
    }

    private void nobodyIsUnregistered(Set<String> oldConnections) {
        assertThat(JournalFiles.read(folder, "ocpp.call"))
                .filteredOn(event -> !oldConnections.contains(JournalFiles.connection(event)))
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(JournalFiles.text(event, "lenient")).doesNotContain("unregistered"));
    }

    private void sequencesHaveNoGap() {
        Map<String, Long> last = new HashMap<>();
        for (JsonNode event : JournalFiles.read(folder)) {
            if (event.has("sequence")) {
                long number = Long.parseLong(JournalFiles.text(event, "sequence"));
                Long former = last.put(JournalFiles.connection(event), number);
                assertThat(number).as("after %s in %s", former, event).isEqualTo(former == null ? 1 : former + 1);
            }
        }
        say("sequences of " + last.size() + " connections have no gap");
    }

    private void say(String what) {
        System.out.println("KillIT seed " + seed + ", second "
                + Duration.between(began, Instant.now()).toSeconds() + ": " + what);
    }

    private void connectAll(List<BusyChargePoint> points, boolean answering) {
        all(points, point -> point.connect(gateway.serverPort(), answering));
    }

    private List<BusyChargePoint> points(String prefix, int count, boolean deaf) {
        return IntStream.range(0, count)
                .mapToObj(i -> new BusyChargePoint(prefix + i, seed + i, deaf))
                .toList();
    }

    private static void all(List<BusyChargePoint> points, Function<BusyChargePoint, CompletableFuture<?>> task) {
        CompletableFuture.allOf(points.stream().map(task).toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static Set<String> connections(List<JsonNode> events) {
        return events.stream()
                .filter(type("connected"))
                .map(JournalFiles::connection)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<JsonNode> repeats(List<JsonNode> events, String action) {
        return events.stream()
                .filter(e ->
                        e.has("repeat") && JournalFiles.text(e, "ocppaction").equals(action))
                .toList();
    }

    private static Predicate<JsonNode> type(String name) {
        return event -> JournalFiles.text(event, "type").equals("io.cpgateway." + name);
    }

    private static int results(List<BusyChargePoint> points) {
        return points.stream().mapToInt(p -> p.results().size()).sum();
    }

    private static int count(List<BusyChargePoint> points, String action) {
        return points.stream().mapToInt(p -> p.commands(action)).sum();
    }

    private static String key(String id, String messageId, String action) {
        return id + " " + messageId + " " + action;
    }

    private static String remoteStart() {
        return "{\"idTag\":\"REMOTE\"}";
    }
}
