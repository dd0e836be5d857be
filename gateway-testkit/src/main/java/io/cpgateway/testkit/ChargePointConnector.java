// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Connects a virtual charge point. To be used once; not thread-safe. */
public final class ChargePointConnector {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int THREADS = 4;

    private final String id;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, CallAnswerer> answerers = new HashMap<>();
    private List<String> subprotocols = List.of("ocpp1.6");

    /** The threads that all virtual charge points of this process share; daemons, so that nobody has to end them. */
    private static final class Shared {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .executor(threads())
                .connectTimeout(PATIENCE)
                .build();

        private static ExecutorService threads() {
            return Executors.newFixedThreadPool(THREADS, task -> {
                Thread thread = new Thread(task, "virtual-charge-points");
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    ChargePointConnector(String id) {
        this.id = id;
    }

    /** Offers these subprotocols, in this order, instead of {@code ocpp1.6}; none: no header. */
    public ChargePointConnector offering(String... names) {
        subprotocols = List.of(names);
        return this;
    }

    /** Sends its id and this password as HTTP Basic. */
    public ChargePointConnector password(byte[] password) {
        byte[] user = (id + ":").getBytes(StandardCharsets.UTF_8);
        byte[] pair = Arrays.copyOf(user, user.length + password.length);
        System.arraycopy(password, 0, pair, user.length, password.length);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Sends this header. */
    public ChargePointConnector header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Answers CALLs of this action so. */
    public ChargePointConnector answering(String action, CallAnswerer answerer) {
        answerers.put(action, answerer);
        return this;
    }

    /**
     * Connects to {@code ws://localhost:{port}/ocpp/{id}}.
     *
     * @throws java.util.concurrent.CompletionException if it is not let in, caused by a
     *     {@link java.net.http.WebSocketHandshakeException} that holds the response
     */
    public VirtualChargePoint connect(int port) {
        return connect(URI.create("ws://localhost:" + port + "/ocpp/")).join();
    }

    /** Connects to this address, the id appended to it as it is. */
    public CompletableFuture<VirtualChargePoint> connect(URI base) {
        VirtualChargePoint chargePoint = new VirtualChargePoint(id, answerers);
        WebSocket.Builder builder = Shared.CLIENT.newWebSocketBuilder().connectTimeout(PATIENCE);
        headers.forEach(builder::header);
        List<String> names = new ArrayList<>(subprotocols);
        if (!names.isEmpty()) {
            String first = names.remove(0);
            builder.subprotocols(first, names.toArray(String[]::new));
        }
        return builder.buildAsync(URI.create(base + id), chargePoint.wire()).thenApply(socket -> chargePoint);
    }
}
