// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.RawSocket;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Charge points that send without end or never read, against the gateway as it is delivered (C10): what they cost is
 * bounded by a small heap that must last, their end has a name, and nobody else notices.
 */
class FloodIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONTINUATION = 0;
    private static final int UNFINISHED = 0x80;
    private static final int RIVALS = 8;

    /** Fewer than may be unanswered at a time. */
    private static final int BATCH = 900;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private int metricsPort;
    private GatewayProcess gateway;
    private VirtualChargePoint other;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            metricsPort = free.getLocalPort();
        }
        gateway = CommandClient.gateway()
                .in(folder)
                .setting("ocpp.max_inflight_calls", "1000")
                .setting("metrics.port", Integer.toString(metricsPort))
                .jvmFlag("-Xmx80m")
                .jvmFlag("-XX:+ExitOnOutOfMemoryError")
                .launch();
        other = VirtualChargePoint.named("OTHER").connect(gateway.serverPort());
        other.ask(UsualCall.boot());
    }

    @AfterEach
    void stop() {
        other.abort();
        gateway.close();
    }

    private void assertOthersAreServed() {
        for (int i = 0; i < 50; i++) {
            other.ask(UsualCall.heartbeat());
        }
        assertThat(other.closed()).isNotDone();
    }

    @Test
    void c10_floodsOfPingsThatNobodyReadsTheAnswersOf_areHeldBack() throws Exception {
        List<RawSocket> floods = new ArrayList<>();
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            RawSocket flood = RawSocket.connected(gateway.serverPort(), "PING-" + i);
            floods.add(flood);
            senders.add(inBackground(() -> {
                for (int ping = 0; ping < 400_000; ping++) {
                    flood.frame(RawSocket.PING, new byte[125]);
                }
            }));
        }
        assertOthersAreServed();
        for (RawSocket flood : floods) {
            flood.close();
        }
        senders.forEach(CompletableFuture::join);
        await().atMost(PATIENCE).until(() -> ends("PING-").size() == RIVALS);
        assertOthersAreServed();
    }

    @Test
    void c10_floodsOfFragments_areClosedWith1009() throws Exception {
        byte[] one = {' '};
        for (int i = 0; i < RIVALS; i++) {
            try (RawSocket flood = RawSocket.connected(gateway.serverPort(), "PART-" + i)) {
                CompletableFuture<Void> sender = inBackground(() -> {
                    flood.frame(RawSocket.TEXT, UNFINISHED, one);
                    for (int part = 0; part < 1_000_000; part++) {
                        flood.frame(CONTINUATION, UNFINISHED, one);
                    }
                });
                assertThat(flood.readUntilEnd(PATIENCE).closeCode()).isEqualTo(1009);
                sender.join();
            }
        }
        await().atMost(PATIENCE).until(() -> ends("PART-").size() == RIVALS);
        assertThat(ends("PART-"))
                .allSatisfy(end -> assertThat(end.at("/data/code").asInt()).isEqualTo(1009));
        assertOthersAreServed();
    }

    @Test
    void c10_whoNeverReadsItsAnswers_isDropped() throws Exception {
        byte[] heartbeat = "[2,\"%036d\",\"Heartbeat\",{}]".formatted(1).getBytes(StandardCharsets.UTF_8);
        try (RawSocket slow = RawSocket.connected(gateway.serverPort(), "SLOW")) {
            for (int batch = 0; batch < 500 && ends("SLOW").isEmpty(); batch++) {
                double before = metric("ocppgw_events_received_total");
                CompletableFuture<Void> sent = inBackground(() -> {
                    for (int i = 0; i < BATCH; i++) {
                        slow.frame(RawSocket.TEXT, heartbeat);
                    }
                });
                await().atMost(PATIENCE)
                        .until(() -> isTakenIn(before + BATCH) || !ends("SLOW").isEmpty());
                sent.join();
            }
        }
        assertThat(gateway.output()).as("%s", ends("SLOW")).contains("does not read what it is sent");
        assertThat(ends("SLOW")).hasSize(1);
        assertOthersAreServed();
    }

    /** Whether so many CALLs have come in and all are decided: only then may as many more be unanswered. */
    private boolean isTakenIn(double calls) throws IOException, InterruptedException {
        return metric("ocppgw_events_received_total") >= calls && metric("ocppgw_events_in_flight") == 0;
    }

    private double metric(String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + metricsPort + "/metrics"))
                .build();
        return http.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private interface Sending {
        void run() throws IOException;
    }

    /** Sends on a thread of its own until it is done or cut off. */
    private static CompletableFuture<Void> inBackground(Sending sending) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread sender = new Thread(
                () -> {
                    try {
                        sending.run();
                        done.complete(null);
                    } catch (SocketException cutOff) {
                        done.complete(null);
                    } catch (IOException e) {
                        done.completeExceptionally(e);
                    }
                },
                "flood");
        sender.setDaemon(true);
        sender.start();
        return done;
    }

    /** How connections of charge points whose ids begin so ended, as the journal has it. */
    private List<JsonNode> ends(String prefix) {
        return JournalFiles.read(folder, "disconnected").stream()
                .filter(end -> JournalFiles.text(end, "subject").startsWith(prefix))
                .toList();
    }
}
