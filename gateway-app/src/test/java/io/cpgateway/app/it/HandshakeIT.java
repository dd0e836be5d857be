// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.RawSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in, in open mode and with credentials, byte by byte (C1, C2). */
class HandshakeIT {
    private static final String VERSION = "Sec-WebSocket-Protocol: ocpp1.6";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static RunningGateway open;
    private static RunningGateway guarded;
    private static RunningGateway frank;

    @BeforeAll
    static void start() {
        open = Gateways.launch(folder.resolve("open"));
        guarded = Gateways.launch(
                folder.resolve("guarded"),
                "server.host",
                "0.0.0.0",
                "security.credentials.CP1",
                "se:cr\u00e9t:of\u00ffthe first",
                "ocpp.missing_subprotocol",
                "1.6");
        frank = Gateways.launch(
                folder.resolve("frank"),
                "server.host",
                "0.0.0.0",
                "security.credentials.CP1",
                "the secret of one",
                "security.unknown_id",
                "404");
    }

    @AfterAll
    static void stop() {
        open.close();
        guarded.close();
        frank.close();
    }

    @ParameterizedTest
    @CsvSource({"CP1", "CP%31", "A%7CB", "a.b_c~d*e=f+g@h-i", "RDAM%2A1"})
    void goodIds_getIn_decodedOnce(String path) throws IOException {
        assertThat(status(open, RawSocket.upgrade("/ocpp/" + path, VERSION))).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b",
                "CP1/",
                "a%2Fb",
                "a%00b",
                "CP%2531",
                "..",
                ".",
                "%2E%2E",
                "a%20b",
                "a:b",
                "%C0%AF",
                "%ZZ",
                "a%",
                "a;b=c",
                "0123456789012345678901234567890123456789012345678"
            })
    void badIds_areNotFound(String path) throws IOException {
        assertThat(status(open, RawSocket.upgrade("/ocpp/" + path, VERSION))).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/ocpp",
                "/ocppx/CP1",
                "/OCPP/CP1",
                "/health",
                "/x/../ocpp/CP1",
                "//ocpp/CP1",
                "/ocpp//CP1",
                "/%6Fcpp/..%2Focpp/CP1"
            })
    void otherPaths_doNotUpgrade(String path) throws IOException {
        assertThat(status(open, RawSocket.upgrade(path, VERSION))).isGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "HEAD", "OPTIONS", "DELETE", "CONNECT", "TRACE", "get"})
    void otherMethods_doNotUpgrade(String method) throws IOException {
        String head = RawSocket.upgrade("/ocpp/CP1", VERSION).replaceFirst("GET", method);
        assertThat(status(open, head)).isBetween(400, 499);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Key: short",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|X-None: 1",
                "Sec-WebSocket-Version: 13|Sec-WebSocket-Version: 8",
                "Connection: Upgrade|Connection: close",
                "HTTP/1.1|HTTP/1.0"
            })
    void brokenHandshakes_areBadRequests(String part, String instead) throws IOException {
        assertThat(status(open, RawSocket.upgrade("/ocpp/CP1", VERSION).replace(part, instead)))
                .isEqualTo(400);
    }

    @Test
    void httpWithoutUpgrade_isToldToUpgrade() throws IOException {
        String head = head(open, "GET /ocpp/CP1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(head).startsWith("HTTP/1.1 426").containsIgnoringCase("Upgrade: websocket");
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, 403",
        "null, 403",
        "http://localhost.evil.example, 403",
        "http://localhost:3000, 101"
    })
    void foreignPages_stayOut_inOpenMode(String origin, int expected) throws IOException {
        assertThat(status(open, RawSocket.upgrade("/ocpp/CP1", VERSION, "Origin: " + origin)))
                .isEqualTo(expected);
    }

    @Test
    void foreignHostNames_stayOut_inOpenMode() throws IOException {
        String head = RawSocket.upgrade("/ocpp/CP1", VERSION).replace("Host: localhost", "Host: evil.example");
        assertThat(status(open, head)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.6", "ocpp1.5, ocpp1.6", "ocpp9.9,ocpp1.6 , ocpp1.5"})
    void theFirstCommonVersion_isConfirmed(String offered) throws IOException {
        String head = head(open, RawSocket.upgrade("/ocpp/CP1", "Sec-WebSocket-Protocol: " + offered));
        assertThat(head.toLowerCase(Locale.ROOT))
                .startsWith("http/1.1 101")
                .contains("sec-websocket-protocol: ocpp1.6\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Protocol: ocpp1.5", "Sec-WebSocket-Protocol: OCPP1.6", "X-None: 1"})
    void noCommonVersion_isUpgradedThenClosed(String header) throws IOException {
        try (RawSocket socket = new RawSocket(open.serverPort())) {
            String head = socket.request(RawSocket.upgrade("/ocpp/NONE", header));
            assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Protocol");
            assertThat(socket.readUntilEnd(PATIENCE).closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void missingSubprotocol_isAssumed_whereConfigured() throws IOException {
        try (RawSocket socket = new RawSocket(guarded.serverPort())) {
            String head =
                    socket.request(RawSocket.upgrade("/ocpp/CP1", basic("CP1", "se:cr\u00e9t:of\u00ffthe first")));
            assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Protocol");
            socket.text("[2,\"1\",\"Heartbeat\",{}]");
            assertThat(socket.read(PATIENCE).text()).startsWith("[3,\"1\",");
        }
    }

    @Test
    void compression_isNotNegotiated() throws IOException {
        String head = head(
                open,
                RawSocket.upgrade(
                        "/ocpp/CP1", VERSION, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"));
        assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    @Test
    void aHeaderBomb_isRefused() throws IOException {
        String bomb = RawSocket.upgrade("/ocpp/CP1", VERSION, "X-Bomb: " + "b".repeat(20_000));
        assertThat(status(open, bomb)).isEqualTo(431);
    }

    @Test
    void strangersAndWrongPasswords_getTheSame_atTheSameTime() throws IOException {
        String missing = refused(guarded, "CP1", "X-None: 1");
        assertThat(refused(guarded, "CP1", basic("CP1", "wrong password!!"))).isEqualTo(missing);
        assertThat(refused(guarded, "CP1", basic("CP2", "se:cr\u00e9t:of\u00ffthe first")))
                .isEqualTo(missing);
        assertThat(refused(guarded, "CP2", basic("CP2", "wrong password!!"))).isEqualTo(missing);
        assertThat(refused(guarded, "CP1", "Authorization: Basic ???")).isEqualTo(missing);
        assertThat(refused(guarded, "CP1", "Authorization: Bearer abc")).isEqualTo(missing);
        assertThat(missing).startsWith("HTTP/1.1 401").containsIgnoringCase("WWW-Authenticate: Basic");
    }

    @Test
    void passwordWithColonsAndHighBytes_getsIn() throws IOException {
        String header = basic("CP1", "se:cr\u00e9t:of\u00ffthe first");
        assertThat(status(guarded, RawSocket.upgrade("/ocpp/CP1", VERSION, header)))
                .isEqualTo(101);
        assertThat(status(guarded, RawSocket.upgrade("/ocpp/CP%31", VERSION, header)))
                .isEqualTo(101);
    }

    @Test
    void unknownIds_areNotFound_whereConfigured() throws IOException {
        String header = basic("CP2", "the secret of two");
        assertThat(status(frank, RawSocket.upgrade("/ocpp/CP2", VERSION, header)))
                .isEqualTo(404);
        assertThat(refused(frank, "CP1", basic("CP1", "wrong password!!"))).startsWith("HTTP/1.1 401");
    }

    private static String refused(RunningGateway gateway, String id, String header) throws IOException {
        long asked = System.nanoTime();
        String head = head(gateway, RawSocket.upgrade("/ocpp/" + id, VERSION, header));
        assertThat(System.nanoTime() - asked).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
        return head.replaceAll("(?m)^Date: .*$", "");
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static int status(RunningGateway gateway, String request) throws IOException {
        return Integer.parseInt(head(gateway, request).substring(9, 12));
    }

    private static String head(RunningGateway gateway, String request) throws IOException {
        try (RawSocket socket = new RawSocket(gateway.serverPort())) {
            return socket.request(request);
        }
    }
}
