package com.example.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.v16.ResetResponse;
import io.cpgateway.server.command.CommandOutcome;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.ChargePointAuthenticator.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A charge point connects to the application on its Tomcat, over the network, and is served. */
class ChargePointsTest {
    private static final ChargePointAuthenticator PASSWORDS = login -> CompletableFuture.completedFuture(
            login.password() != null
                            && "secret".equals(new String(login.password().toByteArray(), StandardCharsets.UTF_8))
                    ? Verdict.ADMITTED
                    : Verdict.REFUSED);

    private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final ChargePoints chargePoints = new ChargePoints(PASSWORDS, posted::add);
    private WebServer web;

    @BeforeEach
    void start() throws Exception {
        web = new WebServer(0, chargePoints);
    }

    @AfterEach
    void stop() throws Exception {
        web.close();
    }

    @Test
    void aChargePoint_isServed_toldOf_andSentACommand() throws Exception {
        WebSocket chargePoint = connect("secret");
        assertEquals("CP-1 connected with OCPP 1.6", next(posted));

        chargePoint.sendText(
                "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"Acme\",\"chargePointModel\":\"One\"}]", true);
        assertTrue(next(frames).startsWith("[3,\"1\",{\"status\":\"Accepted\""));
        assertEquals("CP-1 is a One", next(posted));

        chargePoint.sendText("[2,\"2\",\"DataTransfer\",{\"vendorId\":\"com.example\"}]", true);
        assertEquals("[3,\"2\",{\"status\":\"Accepted\",\"data\":\"hello\"}]", next(frames));

        CompletableFuture<CommandOutcome<ResetResponse>> outcome =
                chargePoints.reset(new ChargePointId("CP-1")).toCompletableFuture();
        String call = next(frames);
        assertTrue(call.endsWith(",\"Reset\",{\"type\":\"Soft\"}]"), call);
        chargePoint.sendText("[3,\"" + call.split("\"")[1] + "\",{\"status\":\"Accepted\"}]", true);
        assertEquals(
                ResetResponse.Status.ACCEPTED,
                outcome.get(10, TimeUnit.SECONDS).response().orElseThrow().status());

        chargePoint.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        assertEquals("CP-1 disconnected: charge_point", next(posted));
    }

    @Test
    void whoHasNoPassword_staysOut() {
        CompletionException refused = assertThrows(CompletionException.class, () -> connect("wrong"));
        WebSocketHandshakeException handshake =
                assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
        assertEquals(401, handshake.getResponse().statusCode());
        assertTrue(posted.isEmpty());
    }

    private WebSocket connect(String password) {
        String pair = Base64.getEncoder().encodeToString(("CP-1:" + password).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("ocpp1.6")
                .header("Authorization", "Basic " + pair)
                .buildAsync(URI.create("ws://127.0.0.1:" + web.port() + "/ocpp/CP-1"), new Frames())
                .join();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(10, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing came");
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
