// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.GatewayLauncher;
import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three listeners on real sockets. */
class ListenersIT {
    @TempDir
    private Path data;

    private static final String TOKEN = "0123456789abcdef";

    @Test
    void healthAndMetrics_areServedOnTheirPorts() throws Exception {
        try (RunningGateway gateway = launch(Map.of())) {
            assertThat(get(gateway.serverPort(), "/health"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"status\":\"UP\"}");
            assertThat(get(gateway.metricsPort(), "/health/live")).startsWith("HTTP/1.1 200");
            assertThat(get(gateway.metricsPort(), "/metrics"))
                    .contains("jvm_memory_used_bytes", "process_cpu_usage", "ocppgw_info{version=");
            assertThat(get(gateway.managementPort(), "/health")).contains("\"phase\":\"ready\"");
            assertThat(get(gateway.managementPort(), "/openapi.yaml")).contains("openapi: 3.1.0");
        }
    }

    @Test
    void errors_areProblemsThatTellNothing() throws Exception {
        try (RunningGateway gateway = launch(Map.of())) {
            for (int port : new int[] {gateway.serverPort(), gateway.managementPort(), gateway.metricsPort()}) {
                assertThat(get(port, "/nothing/<script>".replace("<", "%3C").replace(">", "%3E")))
                        .startsWith("HTTP/1.1 404")
                        .contains("application/problem+json")
                        .doesNotContain("script", "Jetty", "Server:");
                assertThat(get(port, "/a/%2e%2e/health")).startsWith("HTTP/1.1 400");
                assertThat(get(port, "/ocpp/a%2Fb")).startsWith("HTTP/1.1 400");
                assertThat(send(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9000) + "\r\n\r\n"))
                        .startsWith("HTTP/1.1 431");
            }
        }
    }

    @Test
    void withoutToken_onlyThisMachineIsServed() throws Exception {
        try (RunningGateway gateway = launch(Map.of())) {
            int port = gateway.managementPort();
            assertThat(request(port, "GET", "/loggers/ROOT", "Host: evil.example", ""))
                    .startsWith("HTTP/1.1 421");
            assertThat(request(port, "GET", "/loggers/ROOT", "Host: localhost\r\nOrigin: http://evil.example", ""))
                    .startsWith("HTTP/1.1 403");
            assertThat(request(port, "PUT", "/loggers/a.b", "Host: localhost\r\nContent-Type: text/plain", "{}"))
                    .startsWith("HTTP/1.1 415");
            assertThat(request(port, "DELETE", "/loggers/a.b", "Host: localhost", ""))
                    .startsWith("HTTP/1.1 405")
                    .contains("Allow: GET, PUT");
            assertThat(json(port, "/loggers/a.b", "{\"level\":\"debug\"}", ""))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"name\":\"a.b\",\"level\":\"debug\",\"effectiveLevel\":\"debug\"}");
            assertThat(json(port, "/loggers/a.b", "{\"level\":\"loud\"}", ""))
                    .startsWith("HTTP/1.1 422")
                    .contains("\"pointer\":\"/level\"", "\"keyword\":\"enum\"");
            assertThat(json(port, "/loggers/a.b", "{\"level\":\"" + "x".repeat(200_000) + "\"}", ""))
                    .startsWith("HTTP/1.1 413");
            assertThat(json(port, "/loggers/a.b", "{\"level\":\"info\",\"level\":\"debug\"}", ""))
                    .startsWith("HTTP/1.1 400");
            assertThat(get(port, "/debug/")).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void withTokens_theRoleDecides() throws Exception {
        Map<String, String> keys = new HashMap<>(Map.of(
                "management.host", "127.0.0.1",
                "management.token", TOKEN + "-operate",
                "management.tokens[0].name", "viewer",
                "management.tokens[0].role", "read",
                "management.tokens[0].secret", TOKEN + "-read"));
        keys.put("debug.enabled", "true");
        try (RunningGateway gateway = launch(keys)) {
            int port = gateway.managementPort();
            assertThat(get(port, "/health")).endsWith("{\"status\":\"UP\"}");
            assertThat(get(port, "/loggers/ROOT")).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Bearer");
            assertThat(get(port, "/nothing")).startsWith("HTTP/1.1 401");
            String read = "Host: anything\r\nAuthorization: Bearer " + TOKEN + "-read";
            assertThat(request(port, "GET", "/loggers/ROOT", read, "")).startsWith("HTTP/1.1 200");
            assertThat(request(port, "GET", "/health", read, "")).contains("phase");
            assertThat(json(
                            port,
                            "/loggers/a.c",
                            "{\"level\":\"debug\"}",
                            "Authorization: Bearer " + TOKEN + "-read\r\n"))
                    .startsWith("HTTP/1.1 403");
            assertThat(request(port, "GET", "/debug/threads", read, "")).startsWith("HTTP/1.1 403");
            String operate = "Host: anything\r\nAuthorization: Bearer " + TOKEN + "-operate";
            assertThat(request(port, "GET", "/debug/threads", operate, "")).contains("java.lang.Thread.State");
            assertThat(request(port, "GET", "/debug/heap", operate, "")).contains("java.lang.String");
            assertThat(request(port, "GET", "/debug/pprof/", operate, "")).contains("/debug/recording");
            assertThat(request(port, "GET", "/debug/recording?seconds=1", operate, ""))
                    .contains("gateway.jfr", "FLR");
            assertThat(request(port, "GET", "/debug/recording?seconds=999", operate, ""))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void trickledRequest_isCutOff() throws Exception {
        try (RunningGateway gateway = launch(Map.of());
                Socket socket = new Socket("127.0.0.1", gateway.serverPort())) {
            long start = System.nanoTime();
            socket.setSoTimeout(1);
            boolean open = true;
            while (open && System.nanoTime() - start < Duration.ofSeconds(20).toNanos()) {
                open = trickle(socket);
                Thread.sleep(200);
            }
            assertThat(open).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void refusal_waitsForTheBody() throws Exception {
        String head =
                "PUT /loggers/a.b HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n";
        try (RunningGateway gateway = launch(Map.of());
                Socket socket = new Socket("127.0.0.1", gateway.managementPort())) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write("{}GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 415")
                    .contains("HTTP/1.1 200");
        }
    }

    @Test
    void takenPort_isNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            assertThatThrownBy(() -> launch(Map.of("metrics.port", port)))
                    .isInstanceOf(GatewayException.Permanent.class)
                    .hasMessageContaining("metrics.port " + port);
        }
    }

    private static boolean trickle(Socket socket) {
        try {
            socket.getOutputStream().write('G');
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
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

    private static String get(int port, String path) throws IOException {
        return request(port, "GET", path, "Host: localhost", "");
    }

    private static String json(int port, String path, String body, String headers) throws IOException {
        return request(port, "PUT", path, headers + "Host: localhost\r\nContent-Type: application/json", body);
    }

    private static String request(int port, String method, String path, String headers, String body)
            throws IOException {
        String length = body.isEmpty() ? "" : "\r\nContent-Length: " + body.length();
        return send(
                port,
                method + " " + path + " HTTP/1.1\r\n" + headers + length + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static String send(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
