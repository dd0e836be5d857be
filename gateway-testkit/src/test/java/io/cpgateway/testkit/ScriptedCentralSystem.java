// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A Central System on a real port that does what the test tells it. */
final class ScriptedCentralSystem {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<Received> calls = new CopyOnWriteArrayList<>();
    private final Queue<String> others = new ConcurrentLinkedQueue<>();
    private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();
    private final List<Session> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connects = new AtomicInteger();
    private final AtomicInteger pings = new AtomicInteger();
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private volatile Script script = ScriptedCentralSystem::usual;

    /** A CALL. */
    record Received(String messageId, String action, JsonNode payload) {}

    /** What to send back, null for nothing. */
    interface Script {
        @Nullable
        String answer(Received call);
    }

    /** Public for Jetty. */
    public final class Endpoint extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketOpen(Session session) {
            super.onWebSocketOpen(session);
            connects.incrementAndGet();
            open.add(session);
        }

        @Override
        public void onWebSocketText(String text) {
            JsonNode frame;
            try {
                frame = Json.read(text);
            } catch (JacksonException e) {
                broken.completeExceptionally(new IllegalArgumentException(text, e));
                return;
            }
            if (frame.path(0).asInt() != 2) {
                others.add(text);
                return;
            }
            Received call = new Received(frame.path(1).asString(), frame.path(2).asString(), frame.path(3));
            calls.add(call);
            String answer = script.answer(call);
            if (answer != null) {
                getSession().sendText(answer, Callback.NOOP);
            }
        }

        @Override
        public void onWebSocketPing(ByteBuffer payload) {
            pings.incrementAndGet();
            super.onWebSocketPing(payload);
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback callback) {
            closeCodes.add(code);
            open.remove(getSession());
            callback.succeed();
        }
    }

    ScriptedCentralSystem() throws Exception {
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(
                server,
                container -> container.addMapping("/ocpp/*", (request, response, callback) -> {
                    response.setAcceptedSubProtocol("ocpp1.6");
                    return new Endpoint();
                })));
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    void script(Script next) {
        script = next;
    }

    /** The CALLs in the order in which they came. */
    List<Received> calls() {
        return calls;
    }

    List<Received> calls(String action) {
        return calls.stream().filter(call -> call.action().equals(action)).toList();
    }

    /** What came in that is no CALL. */
    Queue<String> others() {
        return others;
    }

    /** Fails with the first text that is no JSON. */
    CompletableFuture<Void> broken() {
        return broken;
    }

    /** How connections ended, as seen from here. */
    List<Integer> closeCodes() {
        return closeCodes;
    }

    int pings() {
        return pings.get();
    }

    int connects() {
        return connects.get();
    }

    /** Sends this to whoever is connected, once somebody is. */
    void send(String frame) {
        await().until(() -> !open.isEmpty());
        open.forEach(session -> session.sendText(frame, Callback.NOOP));
    }

    /** Ends every connection without a word. */
    void dropAll() {
        await().until(() -> !open.isEmpty());
        List<Session> all = List.copyOf(open);
        all.forEach(Session::disconnect);
        await().until(() -> Collections.disjoint(open, all));
    }

    /** As a Central System answers that is able and willing. */
    static String usual(Received call) {
        return result(
                call,
                switch (call.action()) {
                    case "BootNotification" ->
                        "{\"status\":\"Accepted\",\"currentTime\":\"2026-03-01T12:00:00Z\",\"interval\":300}";
                    case "StartTransaction" -> "{\"transactionId\":42,\"idTagInfo\":{\"status\":\"Accepted\"}}";
                    default -> "{}";
                });
    }

    static String result(Received call, String payload) {
        return "[3,\"" + call.messageId() + "\"," + payload + "]";
    }

    static String error(Received call) {
        return "[4,\"" + call.messageId() + "\",\"InternalError\",\"\",{}]";
    }

    void close() throws Exception {
        server.stop();
    }
}
