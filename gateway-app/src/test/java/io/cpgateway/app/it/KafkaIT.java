// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as it is delivered, with a real broker: events go out, commands come in (design §5, K5). */
@EmbeddedServers
class KafkaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final EmbeddedKafka kafka;
    private GatewayProcess gateway;
    private KafkaBackend backend;

    KafkaIT(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void start() {
        gateway = CommandClient.gateway()
                .in(folder)
                .setting("kafka.brokers", kafka.bootstrapServers())
                .setting("kafka.create_topics", "true")
                .setting("ocpp.answers.Authorize", "backend")
                .setting("ocpp.backend_timeout", "3s")
                .setting("security.allow_open", "true")
                .setting("ocpp.id_tags.unknown", "accepted")
                .launch();
        backend = new KafkaBackend(kafka.bootstrapServers());
        List.of("ocpp.events", "charging.events", "ocpp.command-status", "ocpp.quarantine")
                .forEach(backend::read);
    }

    @AfterEach
    void stop() {
        backend.close();
        gateway.close();
    }

    @Test
    void d1_d3_aSessionIsInTheTopic_beforeItIsAnswered_withoutAGap() throws Exception {
        try (VirtualChargePoint point = connect("KAFKA-1")) {
            ask(point, UsualCall.boot());
            Answer started = ask(point, UsualCall.start(1, "TAG", 100, Instant.now()));
            ask(point, UsualCall.stop(started.transactionId(), 200, Instant.now()));
        }
        List<KafkaEvent> events = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            events.addAll(backend.read("ocpp.events"));
            return events.stream().anyMatch(e -> e.type().equals("disconnected"));
        });
        assertThat(events)
                .extracting(KafkaEvent::key, KafkaEvent::type, KafkaEvent::action, e -> e.attribute("sequence"))
                .containsExactly(
                        tuple("KAFKA-1", "connected", "", "1"),
                        tuple("KAFKA-1", "ocpp.call", "BootNotification", "2"),
                        tuple("KAFKA-1", "ocpp.call", "StartTransaction", "3"),
                        tuple("KAFKA-1", "ocpp.call", "StopTransaction", "4"),
                        tuple("KAFKA-1", "disconnected", "", "5"));
        assertThat(events.get(2).attribute("ocppanswer")).contains("\"status\":\"Accepted\"");
        assertThat(backend.read("charging.events"))
                .extracting(KafkaEvent::type)
                .contains("charge_point.booted", "transaction.started", "transaction.stopped");
    }

    @Test
    void k2_k5_aCommandGoesIn_andItsStatesComeOut_alsoAfterAKill() throws Exception {
        backend.command("KAFKA-2", "k2-1", "Reset", "{\"type\":\"Soft\"}", Map.of());
        await().atMost(PATIENCE).until(() -> states("k2-1").contains("QUEUED"));
        gateway.kill();
        backend.command("KAFKA-2", "k2-2", "ClearCache", "{}", Map.of());
        gateway = gateway.startAgain();
        try (VirtualChargePoint point = connect("KAFKA-2")) {
            ask(point, UsualCall.boot());
            await().atMost(PATIENCE).until(() -> states("k2-2").contains("ANSWERED"));
            assertThat(states("k2-1")).containsExactly("ACCEPTED", "QUEUED", "SENT", "ANSWERED");
        }
    }

    @Test
    void d6_k1_whatMakesNoSense_isKept_andTheRestGoesOn() {
        backend.command("KAFKA-3", "no good", "Reset", "{\"type\":\"Soft\"}", Map.of());
        backend.command("KAFKA-3", "k3-1", "Reset", "{\"type\":\"Soft\"}", Map.of());
        backend.command("KAFKA-3", "k3-1", "Reset", "{\"type\":\"Hard\"}", Map.of());
        backend.command("KAFKA-3", "k3-2", "Reset", "{\"type\":\"Gentle\"}", Map.of());
        await().atMost(PATIENCE).until(() -> states("k3-2").contains("REJECTED"));
        List<KafkaEvent> kept = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            kept.addAll(backend.read("ocpp.quarantine"));
            return kept.size() >= 2;
        });
        assertThat(kept)
                .extracting(e -> e.attribute("reason"))
                .anyMatch(reason -> reason.contains("visible ASCII"))
                .anyMatch(reason -> reason.contains("k3-1 belongs to another command"));
        assertThat(states("k3-1")).containsExactly("ACCEPTED", "QUEUED");
    }

    @Test
    void aBackendAnswersByReplies_andWithoutOneTheStoreDoes() throws Exception {
        try (VirtualChargePoint point = connect("KAFKA-4")) {
            ask(point, UsualCall.boot());
            CompletableFuture<Answer> asked = point.call(UsualCall.authorize("BLOCKED"));
            KafkaEvent call = await().atMost(PATIENCE).until(() -> authorizeOf("KAFKA-4"), Objects::nonNull);
            assertThat(call.attribute("ocppanswer")).isEmpty();
            backend.reply(call, "{\"idTagInfo\":{\"status\":\"Blocked\"}}", Map.of());
            assertThat(asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).text("/idTagInfo/status"))
                    .isEqualTo("Blocked");
            backend.reply(call, "{\"idTagInfo\":{\"status\":\"Accepted\"}}", Map.of());
            assertThat(ask(point, UsualCall.authorize("ANY")).text("/idTagInfo/status"))
                    .isEqualTo("Accepted");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(backend.read("ocpp.quarantine"))
                        .extracting(e -> e.attribute("reason"))
                        .anyMatch(reason -> reason.contains("no CALL waits for this reply")));
    }

    private @Nullable KafkaEvent authorizeOf(String chargePoint) {
        return backend.read("ocpp.events").stream()
                .filter(e -> e.key().equals(chargePoint) && e.action().equals("Authorize"))
                .findFirst()
                .orElse(null);
    }

    private final List<KafkaEvent> status = new ArrayList<>();

    private List<String> states(String commandId) {
        status.addAll(backend.read("ocpp.command-status"));
        return status.stream()
                .filter(e -> e.attribute("commandid").equals(commandId))
                .map(e -> e.attribute("commandstate"))
                .distinct()
                .toList();
    }

    private VirtualChargePoint connect(String id) throws Exception {
        return VirtualChargePoint.named(id)
                .connect(URI.create("ws://localhost:" + gateway.serverPort() + "/ocpp/"))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Answer ask(VirtualChargePoint point, UsualCall call) throws Exception {
        return point.call(call).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }
}
