// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StreamsApiIT {
    private static final int MOST_READERS = 64;

    /** The common pool is the gateway's, and must not be blocked. */
    private static final Executor OWN_THREAD = task -> {
        Thread thread = new Thread(task, "test-reader");
        thread.setDaemon(true);
        thread.start();
    };

    @TempDir
    Path data;

    /** Reads a stream until it ends. */
    private static final class Reader {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<Void> end;

        Reader(RunningApi api, String path) {
            end = RunningApi.CLIENT
                    .sendAsync(api.request("GET", path, "").build(), BodyHandlers.ofLines())
                    .thenAcceptAsync(
                            response -> {
                                assertThat(response.statusCode()).isEqualTo(200);
                                try (Stream<String> read = response.body()) {
                                    read.forEach(lines::add);
                                }
                            },
                            OWN_THREAD);
            await().until(() -> !lines.isEmpty() || end.isDone());
        }

        boolean has(String... texts) {
            String all = String.join("\n", lines);
            return Stream.of(texts).allMatch(all::contains);
        }
    }

    @Test
    void events_areFilteredAndEndWithTheGateway() throws Exception {
        Reader all;
        try (RunningApi api = new RunningApi(data, Map.of())) {
            all = new Reader(api, "/events");
            Reader boots = new Reader(api, "/events?chargePointId=CP1&type=ocpp.call&action=BootNotification");
            try (ChargePoint cp = api.connect("CP1").boot();
                    ChargePoint other = api.connect("CP2").boot()) {
                await().until(() -> all.has("event: io.cpgateway.connected", "\"subject\":\"CP2\"", "id: "));
                await().until(() -> boots.has("event: io.cpgateway.ocpp.call", "\"specversion\":\"1.0\""));
                cp.send("[2,\"h\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\","
                        + "\"status\":\"Available\"}]");
                await().until(() -> all.has("StatusNotification"));
                assertThat(other.isClosed()).isFalse();
                assertThat(boots.has("CP2")).isFalse();
                assertThat(boots.has("StatusNotification")).isFalse();
            }
            assertThat(api.get("/events?kind=all").status()).isEqualTo(400);
            await().until(() -> all.has("event: io.cpgateway.disconnected"));
        }
        await().until(all.end::isDone);
        assertThat(all.end).isCompleted();
    }

    @Test
    void trace_showsBothDirections_andSurvivesSilence() throws Exception {
        try (RunningApi api = new RunningApi(data, Map.of());
                ChargePoint cp = api.connect("CP1").boot()) {
            Reader trace = new Reader(api, "/connections/CP1/trace");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> trace.lines.stream().filter(": ping"::equals).count() >= 2);
            cp.send("[2,\"beat\",\"Heartbeat\",{}]");
            await().until(() -> trace.has(
                    "event: io.cpgateway.ocpp.frame", "\"direction\":\"received\"", "\"direction\":\"sent\"", "beat"));
        }
    }

    @Test
    void readers_areBounded() {
        try (RunningApi api = new RunningApi(data, Map.of())) {
            List<Reader> readers = new ArrayList<>();
            for (int i = 0; i < MOST_READERS; i++) {
                readers.add(new Reader(api, "/events"));
            }
            RunningApi.Answer refused = api.get("/events");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(readers).noneMatch(reader -> reader.end.isDone());
        }
    }

    private static boolean readUntil(InputStream stream, String text) throws IOException {
        byte[] buffer = new byte[1 << 16];
        String tail = "";
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            String seen = tail + new String(buffer, 0, read, StandardCharsets.UTF_8);
            if (seen.contains(text)) {
                return true;
            }
            tail = seen.substring(Math.max(0, seen.length() - text.length()));
        }
        return false;
    }

    @Test
    @Timeout(60)
    void slowReader_isToldOfTheGap() throws Exception {
        try (RunningApi api = new RunningApi(data, Map.of());
                ChargePoint cp = api.connect("CP1").boot();
                InputStream slow = RunningApi.CLIENT
                        .send(api.request("GET", "/connections/CP1/trace", "").build(), BodyHandlers.ofInputStream())
                        .body()) {
            String filler = "x".repeat(40_000);
            for (int i = 0; i < 300; i++) {
                cp.send("[2,\"d" + i + "\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"" + filler + "\"}]");
                cp.frame();
            }
            for (int i = 0; i < 1500; i++) {
                cp.send("[2,\"h" + i + "\",\"Heartbeat\",{}]");
                cp.frame();
            }
            assertThat(readUntil(slow, "event: gap\ndata: {\"dropped\":")).isTrue();
        }
    }
}
