// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.v16.DataTransferResponse;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.answer.CallHandler;
import io.cpgateway.server.listener.ConnectionListener;
import io.cpgateway.testkit.RawSocket;
import io.cpgateway.testkit.RawSocket.RawFrame;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Jakarta transport promises, on any container: the opening handshake, frames, and every way to end. */
abstract class TransportContract {
    private static final String VERSION = "Sec-WebSocket-Protocol: ocpp1.6";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGE = 60_000;
    private static final int FRAGMENT = 0;

    private final Container.Starter starter;
    private final BlockingQueue<ConnectionListener.Closed> ended = new LinkedBlockingQueue<>();
    private final AtomicInteger handled = new AtomicInteger();
    private OcppServer server;
    private Container container;

    TransportContract(Container.Starter starter) {
        this.starter = starter;
    }

    @BeforeEach
    void start() throws Exception {
        server = OcppServer.builder()
                .handle(Ocpp16.DATA_TRANSFER, CallHandler.of(request -> {
                    handled.incrementAndGet();
                    return new DataTransferResponse(DataTransferResponse.Status.ACCEPTED, "d".repeat(LARGE));
                }))
                .onConnection(new ConnectionListener() {
                    @Override
                    public void onDisconnected(Closed connection) {
                        ended.add(connection);
                    }
                })
                .build();
        container = starter.start(server.doorway());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        container.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "CP-1, CP-1",
        "CP%2D1, CP-1",
        "%43P-1, CP-1",
        "A%7CB, A|B",
        "RDAM%2A1, RDAM*1",
        "a.b_c~d*e=f+g@h-i, a.b_c~d*e=f+g@h-i"
    })
    void c1_anId_isDecodedOnce(String path, String id) throws IOException {
        try (RawSocket socket = new RawSocket(container.port())) {
            String head = socket.request(RawSocket.upgrade("/ocpp/" + path, VERSION));
            assertThat(head).startsWith("HTTP/1.1 101").containsIgnoringCase("Sec-WebSocket-Protocol: ocpp1.6");
            exchange(socket, "h1");
            assertThat(server.connections()
                            .details(new ChargePointId(id))
                            .toCompletableFuture()
                            .join())
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b",
                "CP-1/",
                "a%2Fb",
                "a%00b",
                "CP%252D1",
                "..",
                "%2E%2E",
                "a%20b",
                "a:b",
                "%C0%AF",
                "%ZZ",
                "a%"
            })
    void c1_whatIsNoId_isNotFound(String path) throws IOException {
        assertThat(status(RawSocket.upgrade("/ocpp/" + path, VERSION))).isIn(400, 404);
    }

    @Test
    void c2_theFirstCommonVersion_isConfirmed_andNothingIsCompressed() throws IOException {
        String head = head(RawSocket.upgrade(
                "/ocpp/CP-1",
                "Sec-WebSocket-Protocol: ocpp1.5, ocpp1.6",
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"));
        assertThat(head)
                .startsWith("HTTP/1.1 101")
                .containsIgnoringCase("Sec-WebSocket-Protocol: ocpp1.6")
                .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Protocol: ocpp1.5", "Sec-WebSocket-Protocol: OCPP1.6", "X-None: 1"})
    void c2_noCommonVersion_isUpgradedWithoutOne_thenClosedWith1002(String header) throws IOException {
        try (RawSocket socket = new RawSocket(container.port())) {
            String head = socket.request(RawSocket.upgrade("/ocpp/CP-1", header));
            assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Protocol");
            assertThat(socket.readUntilEnd(PATIENCE).closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void httpWithoutUpgrade_isToldToUpgrade() throws IOException {
        assertThat(head("GET /ocpp/CP-1 HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 426")
                .containsIgnoringCase("Upgrade: websocket");
    }

    @Test
    void r6_whileDraining_newcomersAreSentAway_withATimeToComeBack() throws IOException {
        server.drain().begin();
        assertThat(head(RawSocket.upgrade("/ocpp/CP-1", VERSION)))
                .startsWith("HTTP/1.1 503")
                .containsIgnoringCase("Retry-After: ");
        server.drain().undo();
        assertThat(status(RawSocket.upgrade("/ocpp/CP-1", VERSION))).isEqualTo(101);
    }

    @Test
    void c3_theNewestConnection_wins() throws Exception {
        try (RawSocket old = connected();
                RawSocket newer = connected()) {
            assertThat(old.readUntilEnd(PATIENCE).closeCode()).isEqualTo(1001);
            exchange(newer, "h1");
            assertThat(ends().reason()).isEqualTo("takeover");
        }
    }

    @Test
    void c7_binary_isClosedWith1003() throws Exception {
        endsWith(1003, socket -> socket.frame(RawSocket.BINARY, new byte[] {1, 2}));
    }

    @Test
    void c7_invalidUtf8_isClosedWith1007() throws Exception {
        endsWith(1007, socket -> socket.frame(RawSocket.TEXT, new byte[] {'[', (byte) 0xc3, (byte) 0x28, ']'}));
    }

    @Test
    void c7_tooLarge_isClosedWith1009() throws Exception {
        endsWith(1009, socket -> socket.text("[" + " ".repeat(70_000) + "]"));
    }

    @Test
    void c7_tooLargeInFragments_isClosedWith1009() throws Exception {
        endsWith(1009, socket -> {
            byte[] part = " ".repeat(1000).getBytes(UTF_8);
            socket.frame(RawSocket.TEXT, 0x80, part);
            for (int i = 0; i < 80; i++) {
                socket.frame(FRAGMENT, 0x80, part);
            }
        });
    }

    @Test
    void c10_aFloodOfTinyFragments_isClosedWith1009() throws Exception {
        endsWith(1009, socket -> {
            byte[] one = {' '};
            socket.frame(RawSocket.TEXT, 0x80, one);
            for (int i = 0; i < 70_000; i++) {
                socket.frame(FRAGMENT, 0x80, one);
            }
        });
    }

    @Test
    void whatBreaksTheWebSocketProtocol_isClosedWith1002() throws Exception {
        endsWith(1002, socket -> socket.frame(0x80 | RawSocket.TEXT, 0, "[]".getBytes(UTF_8)));
        endsWith(1002, socket -> socket.frame(0xf0 | RawSocket.TEXT, 0x80, "[]".getBytes(UTF_8)));
        endsWith(1002, socket -> socket.frame(0x80 | 5, 0x80, new byte[0]));
    }

    @Test
    void aMessageOfTheLargestSize_isRead() throws IOException {
        try (RawSocket socket = connected()) {
            String frame = "[2,\"h1\",\"Heartbeat\",{}]";
            socket.text(frame + " ".repeat(65_536 - frame.length()));
            assertThat(answer(socket).text()).startsWith("[3,\"h1\",");
        }
    }

    @Test
    void aMessageInFragments_withAPingBetween_isRead() throws IOException {
        try (RawSocket socket = connected()) {
            socket.frame(RawSocket.TEXT, 0x80, "[2,\"h1\",".getBytes(UTF_8));
            socket.frame(RawSocket.PING, "p".getBytes(UTF_8));
            socket.frame(0x80 | FRAGMENT, 0x80, "\"Heartbeat\",{}]".getBytes(UTF_8));
            RawFrame first = socket.read(PATIENCE);
            assertThat(first.opcode()).isEqualTo(RawSocket.PONG);
            assertThat(first.text()).isEqualTo("p");
            assertThat(answer(socket).text()).startsWith("[3,\"h1\",");
        }
    }

    @Test
    void c10_aFloodOfPings_harmsNobody() throws IOException {
        try (RawSocket flood = connected();
                RawSocket other = RawSocket.connected(container.port(), "CP-2")) {
            byte[] payload = new byte[100];
            try {
                for (int i = 0; i < 50_000; i++) {
                    flood.frame(RawSocket.PING, payload);
                    if (i % 100 == 0) {
                        flood.read(PATIENCE);
                    }
                    if (i % 10_000 == 0) {
                        exchange(other, "h" + i);
                    }
                }
            } catch (SocketTimeoutException | SocketException cutOff) {
                // A container may well end such a connection.
            }
            exchange(other, "last");
        }
    }

    @Test
    void c10_whoDoesNotReadItsAnswers_isDropped() throws Exception {
        try (RawSocket slow = connected();
                RawSocket other = RawSocket.connected(container.port(), "CP-2")) {
            int sent = 0;
            while (ended.isEmpty() && sent < 2000) {
                int next = ++sent;
                slow.text("[2,\"d" + next + "\",\"DataTransfer\",{\"vendorId\":\"v\"}]");
                await(() -> handled.get() >= next || !ended.isEmpty());
            }
            assertThat(ends().chargePointId()).hasToString("CP-1");
            assertThat(sent).as("answers of 60 kB that found room").isLessThan(1000);
            exchange(other, "h1");
        }
    }

    @Test
    void closingTheServer_whileItWrites_ends() throws Exception {
        try (RawSocket slow = connected()) {
            for (int i = 1; i <= 40; i++) {
                int next = i;
                slow.text("[2,\"d" + i + "\",\"DataTransfer\",{\"vendorId\":\"v\"}]");
                await(() -> handled.get() >= next);
            }
            assertThat(server.drain().closeAll(PATIENCE)).isTrue();
            assertThat(ends().reason()).isEqualTo("drain");
        }
    }

    @Test
    void r6_closingTheServer_closesEveryConnectionWith1001() throws Exception {
        try (RawSocket first = connected();
                RawSocket second = RawSocket.connected(container.port(), "CP-2")) {
            exchange(first, "h1");
            exchange(second, "h1");
            server.drain().begin();
            assertThat(first.readUntilEnd(PATIENCE).closeCode()).isEqualTo(1001);
            assertThat(second.readUntilEnd(PATIENCE).closeCode()).isEqualTo(1001);
        }
        assertThat(ends().reason()).isEqualTo("drain");
        assertThat(ends().reason()).isEqualTo("drain");
    }

    @Test
    void anOperatorsClose_hasTheCode1000() throws Exception {
        try (RawSocket socket = connected()) {
            exchange(socket, "h1");
            assertThat(server.connections().close(new ChargePointId("CP-1"))).isTrue();
            assertThat(socket.readUntilEnd(PATIENCE).closeCode()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 3000, 4999})
    void theCodeOfTheChargePoint_isReported(int code) throws Exception {
        try (RawSocket socket = connected()) {
            socket.frame(RawSocket.CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
            assertThat(ends().code()).isEqualTo(code);
        }
    }

    @Test
    void aChargePointThatVanishes_isReportedWith1006() throws Exception {
        try (RawSocket vanishing = connected()) {
            exchange(vanishing, "h1");
        }
        ConnectionListener.Closed end = ends();
        assertThat(end.code()).isEqualTo(1006);
        assertThat(end.reason()).isEqualTo("charge_point");
    }

    @Test
    void whoVanishesWhileBeingLetIn_isNotKept() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (RawSocket vanishing = new RawSocket(container.port())) {
                vanishing.bytes(RawSocket.upgrade("/ocpp/CP-" + i, VERSION).getBytes(UTF_8));
            }
        }
        try (RawSocket last = RawSocket.connected(container.port(), "LAST")) {
            exchange(last, "h1");
            await(() -> server.connections().size() == 1);
        }
    }

    @Test
    void anOldConnectionsEnd_neverEndsTheNewOne() throws Exception {
        RawSocket old = connected();
        try (RawSocket newer = connected()) {
            try (old) {
                old.readUntilEnd(PATIENCE);
            }
            ends();
            exchange(newer, "h1");
            assertThat(server.connections().size()).isEqualTo(1);
        }
    }

    private interface Peer {
        void sends(RawSocket socket) throws IOException;
    }

    private void endsWith(int code, Peer peer) throws Exception {
        try (RawSocket socket = connected()) {
            try {
                peer.sends(socket);
            } catch (SocketException cutOffWhileSending) {
                // What was said before it was cut off is still to be read.
            }
            assertThat(socket.readUntilEnd(PATIENCE).closeCode()).isEqualTo(code);
        }
        assertThat(ends().chargePointId()).hasToString("CP-1");
        try (RawSocket next = connected()) {
            exchange(next, "h1");
        }
        assertThat(ends().chargePointId()).hasToString("CP-1");
    }

    private RawSocket connected() throws IOException {
        return RawSocket.connected(container.port(), "CP-1");
    }

    private ConnectionListener.Closed ends() throws InterruptedException {
        ConnectionListener.Closed end = ended.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(end).as("the end of a connection").isNotNull();
        return end;
    }

    private static void exchange(RawSocket socket, String messageId) throws IOException {
        socket.text("[2,\"" + messageId + "\",\"Heartbeat\",{}]");
        assertThat(answer(socket).text()).startsWith("[3,\"" + messageId + "\",");
    }

    /** The next text that is no request of the gateway's own. */
    private static RawFrame answer(RawSocket socket) throws IOException {
        RawFrame frame = socket.read(PATIENCE);
        while (frame.opcode() != RawSocket.TEXT || frame.text().startsWith("[2,")) {
            assertThat(frame.opcode()).as("a frame before the answer").isNotIn(-1, RawSocket.CLOSE);
            frame = socket.read(PATIENCE);
        }
        return frame;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private int status(String request) throws IOException {
        return Integer.parseInt(head(request).substring(9, 12));
    }

    private String head(String request) throws IOException {
        try (RawSocket socket = new RawSocket(container.port())) {
            return socket.request(request);
        }
    }
}
