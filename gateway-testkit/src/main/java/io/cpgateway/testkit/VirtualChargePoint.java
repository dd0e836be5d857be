// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OCPP 1.6 charge point on a real socket. It answers every CALL it gets; what it asks is up to the test, the order
 * included: nothing keeps a test from sending two CALLs at once. A thousand of them share a few threads. Thread-safe.
 */
public final class VirtualChargePoint implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FRAMES_KEPT = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String id;
    private final Map<String, CallAnswerer> answerers;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final LinkedBlockingDeque<String> frames = new LinkedBlockingDeque<>(FRAMES_KEPT);
    private final Wire wire = new Wire(this::arrived, this::giveUp);

    private record Pending(String action, CompletableFuture<Answer> answer) {}

    VirtualChargePoint(String id, Map<String, CallAnswerer> answerers) {
        this.id = id;
        this.answerers = Map.copyOf(answerers);
    }

    /** A charge point of this id, to be connected. */
    public static ChargePointConnector named(String id) {
        return new ChargePointConnector(id);
    }

    Wire wire() {
        return wire;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** Sends a CALL under a new id; its answer, which fails if the connection ends first or none comes in 30 s. */
    public CompletableFuture<Answer> call(String action, String payload) {
        return call(UUID.randomUUID().toString(), action, payload);
    }

    /** Sends a CALL under this id; see {@link #call(String, String)}. */
    public CompletableFuture<Answer> call(String messageId, String action, String payload) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        pending.put(messageId, new Pending(action, answer));
        if (wire.closed().isDone()) {
            giveUp();
        }
        send("[2," + JSON.writeValueAsString(messageId) + ",\"" + action + "\"," + payload + "]");
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((done, failure) -> pending.remove(messageId));
    }

    /** Sends a CALL of the usual content. */
    public CompletableFuture<Answer> call(UsualCall call) {
        return call(call.action(), call.payload());
    }

    /** Sends any text. */
    public void send(String raw) {
        wire.send(raw);
    }

    /**
     * The next text that came in, whatever it is. The newest 256 that nobody asked for are kept.
     *
     * @throws AssertionError if none comes in time
     */
    public String nextFrame(Duration patience) throws InterruptedException {
        String frame = frames.pollFirst(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (frame == null) {
            throw new AssertionError(id + " received nothing in " + patience);
        }
        return frame;
    }

    /** How many texts came in that nobody asked for, at most 256. */
    public int framesWaiting() {
        return frames.size();
    }

    /** Completes with the close code when the connection is over; 1006 if it broke. */
    public CompletableFuture<Integer> closed() {
        return wire.closed();
    }

    /** Ends the connection without a word, as a power cut does. */
    public void abort() {
        wire.abort();
    }

    /** Closes the connection in order, without waiting for it. */
    @Override
    public void close() {
        wire.close(1000);
    }

    private void arrived(String text) {
        while (!frames.offerLast(text)) {
            frames.pollFirst();
        }
        JsonNode frame = JSON.readTree(text);
        String messageId = frame.path(1).asString();
        if (frame.path(0).asInt() == 2) {
            answer(messageId, frame.path(2).asString(), frame.path(3));
            return;
        }
        Pending asked = pending.get(messageId);
        if (asked != null) {
            boolean error = frame.path(0).asInt() == 4;
            asked.answer.complete(new Answer(
                    messageId,
                    asked.action,
                    frame.path(error ? 4 : 2),
                    error ? frame.path(2).asString() : null));
        }
    }

    private void answer(String messageId, String action, JsonNode payload) {
        CallAnswerer answerer = answerers.getOrDefault(action, any -> UsualCall.answerTo(action));
        @Nullable String answer = answerer.answer(payload);
        if (answer != null) {
            send("[3," + JSON.writeValueAsString(messageId) + "," + answer + "]");
        }
    }

    private void giveUp() {
        pending.values()
                .forEach(asked -> asked.answer.completeExceptionally(
                        new CancellationException("the connection of " + id + " is over")));
    }
}
