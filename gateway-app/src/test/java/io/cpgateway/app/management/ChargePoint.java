// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An OCPP 1.6 charge point over the JDK's WebSocket client: what comes is kept until the test takes it. */
final class ChargePoint implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    ChargePoint(int port, String id) {
        socket = RunningApi.CLIENT
                .newWebSocketBuilder()
                .subprotocols("ocpp1.6")
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create("ws://localhost:" + port + "/ocpp/" + id), this)
                .join();
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /** The next frame that is a CALL, its boot trigger answered on the way. */
    String nextCall(String action) throws InterruptedException {
        for (String frame = frame(); ; frame = frame()) {
            if (frame.startsWith("[2,") && frame.contains("\"" + action + "\"")) {
                return frame;
            } else if (frame.contains("\"TriggerMessage\"")) {
                send("[3,\"" + messageId(frame) + "\",{\"status\":\"Accepted\"}]");
            }
        }
    }

    String frame() throws InterruptedException {
        return Optional.ofNullable(frames.poll(15, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no frame came"));
    }

    /** Makes it known, so that nobody asks for it. */
    ChargePoint boot() throws InterruptedException {
        send("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"Acme\",\"chargePointModel\":\"One\"}]");
        for (String frame = frame(); !frame.startsWith("[3,\"boot\""); frame = frame()) {
            if (frame.startsWith("[4,")) {
                throw new AssertionError(frame);
            }
        }
        return this;
    }

    static String messageId(String frame) {
        return frame.split("\"", 3)[1];
    }

    int closeCode() {
        return closed.orTimeout(15, TimeUnit.SECONDS).join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frames.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    /** Leaves as a charge point does that loses its network. */
    void vanish() {
        socket.abort();
    }

    @Override
    public void close() {
        vanish();
    }
}
