package com.example.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.process.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker, a gateway, the backend, and a charge point that is asked to start. */
class BackendTest {
    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    @Test
    void theBackendStartsATransaction_andAnswersIt(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start();
                GatewayProcess gateway = gateway(kafka, folder);
                Backend backend = new Backend(kafka.bootstrapServers(), Set.of("ANNA"), this::log);
                VirtualChargePoint point = VirtualChargePoint.named("CP-1")
                        .answering("RemoteStartTransaction", request -> "{\"status\":\"Accepted\"}")
                        .connect(gateway.serverPort())) {
            point.ask(UsualCall.boot());
            assertThat(point.ask(UsualCall.authorize("BOB")).text("/idTagInfo/status")).isEqualTo("Invalid");

            String command = backend.remoteStart("CP-1", "ANNA");
            await("command " + command + " is SENT");
            await("command " + command + " is ANSWERED {\"status\":\"Accepted\"}");

            UsualCall start = UsualCall.start(1, "ANNA", 1000, Instant.now());
            Answer started = point.ask(start);
            assertThat(started.text("/idTagInfo/status")).isEqualTo("Accepted");
            assertThat(point.ask(start).transactionId()).as("the same start again").isEqualTo(started.transactionId());
        }
    }

    private static GatewayProcess gateway(EmbeddedKafka kafka, Path folder) throws IOException {
        return GatewayProcess.ofJar(jar())
                .in(folder)
                .setting("kafka.brokers", kafka.bootstrapServers())
                .setting("kafka.create_topics", "true")
                .setting("security.allow_open", "true")
                .setting("ocpp.answers.Authorize", "backend")
                .setting("ocpp.answers.StartTransaction", "backend")
                .launch();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "gateway").toAbsolutePath())) {
            return files.filter(file -> file.endsWith("gateway-app.jar")).findFirst().orElseThrow();
        }
    }

    private void log(String line) {
        System.out.println(line);
        log.add(line);
    }

    private void await(String part) throws InterruptedException {
        String line = "";
        while (!line.contains(part)) {
            line = log.poll(30, TimeUnit.SECONDS);
            assertThat(line).as("a line with " + part).isNotNull();
        }
    }
}
