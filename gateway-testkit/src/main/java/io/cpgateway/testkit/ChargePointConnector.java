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
import org.jspecify.annotations.Nullable;

/** How a virtual charge point connects and behaves. May connect again and again; not thread-safe. */
public final class ChargePointConnector {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int THREADS = 4;

    private final String id;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, Reaction> reactions = new HashMap<>();
    private List<String> subprotocols = List.of("ocpp1.6");
    private @Nullable Transcript transcript;

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

    /** Answers CALLs of this action so, instead of as a charge point does that is able and willing. */
    public ChargePointConnector answering(String action, CallAnswerer answerer) {
        return reacting(action, call -> {
            String answer = answerer.answer(call.payload());
            if (answer != null) {
                call.result(answer);
            }
        });
    }

    /** Does this about CALLs of this action. */
    public ChargePointConnector reacting(String action, Reaction reaction) {
        reactions.put(action, reaction);
        return this;
    }

    /** Writes into this transcript, over all connections, instead of one per connection. */
    public ChargePointConnector recording(Transcript shared) {
        transcript = shared;
        return this;
    }

    /** A charge point with this behaviour that connects by itself, once it is switched on. */
    public VirtualFirmware firmware(FirmwareSettings settings) {
        Transcript shared = transcript == null ? new Transcript() : transcript;
        return new VirtualFirmware(id, recording(shared), shared, settings);
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
        VirtualChargePoint chargePoint =
                new VirtualChargePoint(id, reactions, transcript == null ? new Transcript() : transcript);
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
