// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.app.docs.AsyncApi;
import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.ChargePointConnector;
import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.Reaction;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of record that the gateway writes, provoked on a real broker, is as docs/asyncapi.yaml says, and every header
 * of that document is written by something.
 */
@EmbeddedServers
class KafkaRecordsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of a record that is not as the document says, and goes to the quarantine therefore. */
    private static final String NO_COMMAND_ID = "r 6";

    @TempDir
    Path folder;

    private final EmbeddedKafka kafka;
    private GatewayProcess gateway;
    private KafkaBackend backend;
    private final List<KafkaEvent> events = new ArrayList<>();

    KafkaRecordsIT(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void start() {
        gateway = CommandClient.gateway()
                .in(folder)
                .setting("kafka.brokers", kafka.bootstrapServers())
                .setting("kafka.create_topics", "true")
                .setting("ocpp.answers.Authorize", "backend")
                .setting("ocpp.answers.StopTransaction", "backend")
                .setting("ocpp.backend_timeout", "1m")
                .setting("ocpp.call_timeout", "4s")
                .setting("security.allow_open", "true")
                .setting("ocpp.id_tags.unknown", "accepted")
                .launch();
        backend = new KafkaBackend(kafka.bootstrapServers());
    }

    @AfterEach
    void stop() {
        backend.close();
        gateway.close();
    }

    @Test
    void recordsAreWhatTheDocumentSays_andTheDocumentSaysNoMore() throws Exception {
        try (VirtualChargePoint point = chargePoint().connect(gateway.serverPort())) {
            aSession(point);
            answersOfABackend(point);
            commands();
        }
        try (VirtualChargePoint unregistered =
                VirtualChargePoint.named("STRANGER").connect(gateway.serverPort())) {
            unregistered.ask(UsualCall.status(1, "Available"));
        }
        try (VirtualChargePoint point = chargePoint().connect(gateway.serverPort())) {
            point.ask(UsualCall.heartbeat());
            gateway.kill();
        }
        gateway = gateway.startAgain();
        await().atMost(PATIENCE).until(() -> found("ocpp.events", e -> e.value().contains("node_lost")));

        RecordCheck check = new RecordCheck(AsyncApi.read());
        AsyncApi.read().messages().stream()
                .map(AsyncApi.Message::topic)
                .distinct()
                .forEach(topic -> backend.records(topic).stream()
                        .filter(found -> !KafkaEvent.of(found).id().equals(NO_COMMAND_ID))
                        .forEach(check::accept));
        assertThat(check.missing())
                .containsExactlyInAnyOrder(
                        // Only where Redis is away
                        "connected ce_lenient",
                        // Only if two connections of a charge point bring the same start at the same moment
                        "ocpp.answer ce_repeat",
                        "ocpp.answer ce_repeatof",
                        // Backends need not say what kind of JSON it is, nor name the charge point twice
                        "command ce_subject",
                        "command content-type",
                        "reply ce_subject",
                        "reply content-type");
    }

    private void aSession(VirtualChargePoint point) {
        point.ask(UsualCall.boot());
        point.ask(UsualCall.status(1, "Preparing"));
        UsualCall start = UsualCall.start(1, "TAG", 100, Instant.now());
        Answer started = point.ask(start);
        point.ask(start);
        point.ask(UsualCall.meterValues(1, started.transactionId(), 1500, Instant.now()));
        point.send("[2,\"wrong\",\"StatusNotification\",{\"connectorId\":1}]");
        CompletableFuture<Answer> stopped = point.call(UsualCall.stop(started.transactionId(), 2000, Instant.now()));
        backend.reply(call("StopTransaction", 1), "{}", Map.of());
        stopped.join();
    }

    private void answersOfABackend(VirtualChargePoint point) {
        CompletableFuture<Answer> refused = point.call(UsualCall.authorize("TAG-1"));
        backend.reply(
                call("Authorize", 1),
                "",
                Map.of("ocpperrorcode", "InternalError", "ocpperrordescription", "closed for today"));
        assertThat(refused.join().isResult()).isFalse();
        CompletableFuture<Answer> byTheStore = point.call(UsualCall.authorize("TAG-2"));
        backend.reply(call("Authorize", 2), "{\"idTagInfo\":{\"status\":\"Perhaps\"}}", Map.of());
        assertThat(byTheStore.join().text("/idTagInfo/status")).isEqualTo("Accepted");
        CompletableFuture<Answer> stop = point.call(UsualCall.stop(7, 2000, Instant.now()));
        backend.reply(call("StopTransaction", 2), "{}", Map.of());
        stop.join();
    }

    private void commands() {
        backend.command("RECORDS", "r-1", "Reset", "{\"type\":\"Soft\"}", Map.of("priority", "high"));
        backend.command("RECORDS", "r-2", "ClearCache", "{}", Map.of());
        backend.command("RECORDS", "r-3", "UnlockConnector", "{\"connectorId\":1}", Map.of());
        backend.command("RECORDS", "r-4", "Reset", "{\"type\":\"Gentle\"}", Map.of());
        backend.command(
                "NOBODY",
                "r-5",
                "ClearCache",
                "{}",
                Map.of("notafter", Instant.now().toString()));
        backend.command("RECORDS", NO_COMMAND_ID, "ClearCache", "{}", Map.of());
        await().atMost(PATIENCE).until(() -> reached("r-1", "ANSWERED"));
        await().atMost(PATIENCE).until(() -> reached("r-2", "REFUSED"));
        await().atMost(PATIENCE).until(() -> reached("r-3", "TIMED_OUT"));
        await().atMost(PATIENCE).until(() -> reached("r-4", "REJECTED"));
        await().atMost(PATIENCE).until(() -> reached("r-5", "EXPIRED"));
        await().atMost(PATIENCE)
                .until(() ->
                        found("ocpp.command-status", e -> e.attribute("late").equals("true")));
        await().atMost(PATIENCE).until(() -> found("ocpp.quarantine", e -> true));
    }

    private static ChargePointConnector chargePoint() {
        return VirtualChargePoint.named("RECORDS")
                .reacting("Reset", Reaction.result("{\"status\":\"Accepted\"}"))
                .reacting("ClearCache", Reaction.error("NotSupported", "no cache here"))
                .reacting(
                        "UnlockConnector",
                        Reaction.late(Duration.ofSeconds(5), Reaction.result("{\"status\":\"Unlocked\"}")));
    }

    private boolean reached(String commandId, String state) {
        return found(
                "ocpp.command-status",
                e -> e.attribute("commandid").equals(commandId)
                        && e.attribute("commandstate").equals(state));
    }

    /** The CALL of this action that came as the number so and so. */
    private KafkaEvent call(String action, int number) {
        Predicate<KafkaEvent> wanted =
                e -> e.type().equals("ocpp.call") && e.action().equals(action);
        await().atMost(PATIENCE).until(() -> {
            events.addAll(backend.read("ocpp.events"));
            return events.stream().filter(wanted).count() >= number;
        });
        return events.stream().filter(wanted).skip(number - 1L).findFirst().orElseThrow();
    }

    private boolean found(String topic, Predicate<KafkaEvent> wanted) {
        return backend.records(topic).stream().map(KafkaEvent::of).anyMatch(wanted);
    }
}
