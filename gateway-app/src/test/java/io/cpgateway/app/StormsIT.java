// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.server.spi.GatewayLauncher;
import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers who say nothing, or the wrong thing, cost those who are right (R7), on real sockets of two sources. */
class StormsIT {
    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "127.0.0.2";
    private static final String PASSWORD = "the-right-password";
    /** Sooner than silence by itself is an end. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    private Path data;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void ofOneSource_theOldestSilentSocketGoes_andTheHonestOneComesIn() throws Exception {
        try (RunningGateway gateway = launch(Map.of("storms.handshakes_per_source", "3"))) {
            List<Socket> silent = openInTurn(gateway, HERE, 3);
            Socket honest = open(gateway, HERE);
            assertThat(upgrade(honest, "CP-1", "")).startsWith("HTTP/1.1 101");
            await().atMost(SOON).until(() -> isClosed(silent.get(0)));
            assertThat(isClosed(silent.get(1))).isFalse();
            assertThat(isClosed(silent.get(2))).isFalse();
            assertThat(isClosed(honest)).isFalse();
            assertThat(metric(gateway, "ocppgw_handshakes_shed_total")).isEqualTo(1);
            awaitHandshakes(gateway, 2);
        }
    }

    @Test
    void ofSeveralSources_theOneWithMostSocketsLosesThem() throws Exception {
        try (RunningGateway gateway = launch(Map.of("storms.handshakes_at_once", "4"))) {
            List<Socket> many = openInTurn(gateway, ELSEWHERE, 4);
            Socket few = open(gateway, HERE);
            await().atMost(SOON).until(() -> isClosed(many.get(0)));
            Socket another = open(gateway, HERE);
            await().atMost(SOON).until(() -> isClosed(many.get(1)));
            assertThat(List.of(isClosed(few), isClosed(another), isClosed(many.get(2)), isClosed(many.get(3))))
                    .containsOnly(false);
        }
    }

    @Test
    void whoIsUpgraded_isCountedNoMore() throws Exception {
        try (RunningGateway gateway =
                launch(Map.of("storms.handshakes_at_once", "2", "storms.handshakes_per_source", "2"))) {
            List<Socket> fleet = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Socket socket = open(gateway, HERE);
                assertThat(upgrade(socket, "CP-" + i, "")).startsWith("HTTP/1.1 101");
                fleet.add(socket);
            }
            assertThat(fleet).noneMatch(StormsIT::isClosed);
            assertThat(metric(gateway, "ocppgw_handshakes_shed_total")).isZero();
            awaitHandshakes(gateway, 0);
        }
    }

    @Test
    void aSourceThatGuesses_isSlowedDown_whoIsKnownThereIsNot() throws Exception {
        try (RunningGateway gateway = launch(guarded("4"))) {
            assertThat(login(gateway, HERE, "KNOWN", PASSWORD)).startsWith("HTTP/1.1 101");
            for (int i = 0; i < 4; i++) {
                assertThat(login(gateway, HERE, "GUESS", "wrong")).startsWith("HTTP/1.1 401");
            }
            String refusal = login(gateway, HERE, "GUESS", "wrong");
            assertThat(refusal).startsWith("HTTP/1.1 429").containsIgnoringCase("Connection: close");
            Matcher retry = Pattern.compile("Retry-After: (\\d+)").matcher(refusal);
            assertThat(retry.find()).isTrue();
            assertThat(Integer.parseInt(retry.group(1))).isBetween(10, 30);
            assertThat(login(gateway, HERE, "KNOWN", "wrong")).startsWith("HTTP/1.1 429");
            assertThat(login(gateway, HERE, "KNOWN", PASSWORD)).startsWith("HTTP/1.1 101");
            assertThat(login(gateway, HERE, "STRANGER", PASSWORD)).startsWith("HTTP/1.1 429");
            assertThat(login(gateway, ELSEWHERE, "STRANGER", PASSWORD)).startsWith("HTTP/1.1 101");
            assertThat(metric(gateway, "ocppgw_upgrades_refused_total{reason=\"source_failures\"}"))
                    .isEqualTo(3);
        }
    }

    @Test
    void duringAFloodOfGuessesFromItsOwnAddress_aKnownChargePointGetsInEachTime() throws Exception {
        Map<String, String> keys = new HashMap<>(guarded("10"));
        keys.put("storms.upgrades_per_second", "20");
        ExecutorService guessers = Executors.newFixedThreadPool(8);
        AtomicBoolean more = new AtomicBoolean(true);
        AtomicLong guesses = new AtomicLong();
        try (RunningGateway gateway = launch(keys)) {
            assertThat(login(gateway, HERE, "KNOWN", PASSWORD)).startsWith("HTTP/1.1 101");
            List<CompletableFuture<Void>> flood = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                flood.add(CompletableFuture.runAsync(() -> guess(gateway, more, guesses), guessers));
            }
            await().atMost(SOON).until(() -> guesses.get() > 50);
            for (int i = 0; i < 8; i++) {
                long before = guesses.get();
                assertThat(login(gateway, HERE, "KNOWN", PASSWORD)).startsWith("HTTP/1.1 101");
                await().atMost(SOON).until(() -> guesses.get() > before + 10);
            }
            more.set(false);
            flood.forEach(CompletableFuture::join);
            assertThat(metric(gateway, "ocppgw_upgrades_refused_total{reason=\"upgrade_rate\"}"))
                    .isZero();
        } finally {
            more.set(false);
            guessers.shutdownNow();
        }
    }

    private static Map<String, String> guarded(String failuresPerMinute) {
        return Map.of(
                "management.token", "0123456789abcdef",
                "management.host", HERE,
                "server.host", "0.0.0.0",
                "security.credentials.KNOWN", PASSWORD,
                "security.credentials.STRANGER", PASSWORD,
                "storms.failures_per_minute", failuresPerMinute);
    }

    private static void guess(RunningGateway gateway, AtomicBoolean more, AtomicLong guesses) {
        while (more.get()) {
            try (Socket socket = connect(gateway, HERE)) {
                assertThat(upgrade(socket, "GUESS-" + guesses.get(), basic("GUESS", "wrong")))
                        .containsPattern("^HTTP/1.1 4(01|29)");
                guesses.incrementAndGet();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private RunningGateway launch(Map<String, String> keys) {
        Map<String, String> all =
                new HashMap<>(Map.of("server.port", "0", "management.port", "0", "metrics.port", "0"));
        all.put("data.dir", data.toString());
        all.putAll(keys);
        return ServiceLoader.load(GatewayLauncher.class)
                .findFirst()
                .orElseThrow()
                .launch(all);
    }

    /** One after the other has been seen by the gateway, which takes several at a time in any order. */
    private List<Socket> openInTurn(RunningGateway gateway, String from, int count) throws IOException {
        List<Socket> opened = new ArrayList<>();
        while (opened.size() < count) {
            opened.add(open(gateway, from));
            awaitHandshakes(gateway, opened.size());
        }
        return opened;
    }

    private Socket open(RunningGateway gateway, String from) throws IOException {
        Socket socket = connect(gateway, from);
        sockets.add(socket);
        return socket;
    }

    private static Socket connect(RunningGateway gateway, String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress(HERE, gateway.serverPort()), 5000);
        return socket;
    }

    private String login(RunningGateway gateway, String from, String id, String password) throws IOException {
        return upgrade(open(gateway, from), id, basic(id, password));
    }

    private static String basic(String id, String password) {
        byte[] pair = (id + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair) + "\r\n";
    }

    /** The head of the answer. */
    private static String upgrade(Socket socket, String id, String header) throws IOException {
        String request = "GET /ocpp/" + id + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: ocpp1.6\r\n" + header + "\r\n";
        socket.setSoTimeout(15_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && head.indexOf("\r\n\r\n") < 0) {
            head.append((char) next);
            next = head.indexOf("\r\n\r\n") < 0 ? socket.getInputStream().read() : -1;
        }
        return head.toString();
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(20);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitHandshakes(RunningGateway gateway, long expected) {
        await().atMost(SOON).until(() -> metric(gateway, "ocppgw_handshakes") == expected);
    }

    private static long metric(RunningGateway gateway, String name) throws IOException {
        try (Socket socket = new Socket(HERE, gateway.metricsPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not on the page"));
        }
    }
}
