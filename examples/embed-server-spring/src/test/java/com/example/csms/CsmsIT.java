package com.example.csms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.TestPropertySource;

/** The whole application on a free port, with a charge point and an operator who use it over the network. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "csms.passwords.CP-1=secret")
class CsmsIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

    @Value("${local.server.port}")
    private int port;

    @Test
    void aChargePoint_isServed_andStartedFromAfar() throws Exception {
        WebSocket chargePoint = connect("CP-1", "secret");
        chargePoint.sendText(
                "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"Acme\",\"chargePointModel\":\"One\"}]", true);
        assertThat(next()).startsWith("[3,\"1\",{\"status\":\"Accepted\"");
        await().untilAsserted(() -> assertThat(get("/charge-points")).isEqualTo("[\"CP-1\"]"));

        chargePoint.sendText("[2,\"2\",\"DataTransfer\",{\"vendorId\":\"com.example\"}]", true);
        assertThat(next()).isEqualTo("[3,\"2\",{\"status\":\"Accepted\",\"data\":\"0.49 EUR/kWh\"}]");
        chargePoint.sendText("[2,\"3\",\"DataTransfer\",{\"vendorId\":\"com.other\"}]", true);
        assertThat(next()).startsWith("[4,\"3\",\"NotSupported\"");

        CompletableFuture<HttpResponse<String>> started = http.sendAsync(
                HttpRequest.newBuilder(uri("http", "/charge-points/CP-1/start?idTag=TAG-1"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String call = next();
        assertThat(call).endsWith(",\"RemoteStartTransaction\",{\"connectorId\":1,\"idTag\":\"TAG-1\"}]");
        chargePoint.sendText("[3,\"" + call.split("\"")[1] + "\",{\"status\":\"Accepted\"}]", true);
        assertThat(started.get(10, TimeUnit.SECONDS).body()).isEqualTo("ACCEPTED");

        chargePoint.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        await().untilAsserted(() -> assertThat(get("/charge-points")).isEqualTo("[]"));
    }

    @Test
    void whoHasNoPassword_staysOut() {
        assertThat(refusal("CP-1", "wrong")).isEqualTo(401);
        assertThat(refusal("CP-9", "secret")).isEqualTo(401);
    }

    private int refusal(String id, String password) {
        Throwable refused = catchThrowable(() -> connect(id, password));
        assertThat(refused).hasCauseInstanceOf(WebSocketHandshakeException.class);
        return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
    }

    private WebSocket connect(String id, String password) {
        String pair = Base64.getEncoder().encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
        return http.newWebSocketBuilder()
                .subprotocols("ocpp1.6")
                .header("Authorization", "Basic " + pair)
                .buildAsync(uri("ws", "/ocpp/" + id), new Frames())
                .join();
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("http", path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + port + path);
    }

    private String next() throws InterruptedException {
        String next = frames.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("a frame").isNotNull();
        return next;
    }

    /** Collects whole text frames. */
    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                frames.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
