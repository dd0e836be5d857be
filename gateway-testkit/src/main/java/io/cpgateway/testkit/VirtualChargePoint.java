// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * An OCPP 1.6 charge point on one real connection. It answers every CALL it gets; what it asks is up to the test, the
 * order included: nothing keeps a test from sending two CALLs at once, and it misbehaves on request. A thousand of them
 * share a few threads. {@link VirtualFirmware} is one that connects again by itself. Thread-safe.
 */
public final class VirtualChargePoint implements AutoCloseable {
    private static final int CALL = 2;
    private static final int FRAMES_KEPT = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String id;
    private final Map<String, Reaction> reactions;
    private final Transcript transcript;
    private final PendingCalls pending;
    private final LinkedBlockingDeque<String> frames = new LinkedBlockingDeque<>(FRAMES_KEPT);
    private final Wire wire;

    VirtualChargePoint(String id, Map<String, Reaction> reactions, Transcript transcript) {
        this.id = id;
        this.reactions = Map.copyOf(reactions);
        this.transcript = transcript;
        pending = new PendingCalls(id, transcript);
        wire = new Wire(this::arrived, pending::giveUp);
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

    /** What it sent and what it was answered. */
    public Transcript transcript() {
        return transcript;
    }

    /** Sends a CALL under a new id; its answer, which fails if the connection ends first or none comes in 30 s. */
    public CompletableFuture<Answer> call(String action, String payload) {
        return call(UUID.randomUUID().toString(), action, payload);
    }

    /** Sends a CALL under this id; see {@link #call(String, String)}. */
    public CompletableFuture<Answer> call(String messageId, String action, String payload) {
        return call(messageId, action, payload, PATIENCE);
    }

    /** Sends a CALL of the usual content. */
    public CompletableFuture<Answer> call(UsualCall call) {
        return call(call.action(), call.payload());
    }

    CompletableFuture<Answer> call(String messageId, String action, String payload, Duration patience) {
        CompletableFuture<Answer> answer = pending.add(messageId, action, patience);
        transcript.sent(new Transcript.SentCall(messageId, action, payload));
        send("[2," + Json.quoted(messageId) + "," + Json.quoted(action) + "," + payload + "]");
        return answer;
    }

    /**
     * Sends a CALL and waits for its answer.
     *
     * @throws AssertionError if the answer is a CALLERROR or does not come
     */
    public Answer ask(UsualCall call) {
        Answer answer;
        try {
            answer = call(call).join();
        } catch (CompletionException e) {
            throw new AssertionError(id + " got no answer to " + call, e.getCause());
        }
        if (!answer.isResult()) {
            throw new AssertionError(id + " asked " + call + " and got " + answer);
        }
        return answer;
    }

    /** Asks each in turn as {@link #ask} does, and goes on. */
    public VirtualChargePoint say(UsualCall... calls) {
        for (UsualCall call : calls) {
            ask(call);
        }
        return this;
    }

    /** Starts a transaction now; waits for the answer. */
    public VirtualTransaction begin(int connector, String idTag, int meterStart) {
        Answer started = ask(UsualCall.start(connector, idTag, meterStart, Instant.now()));
        return new VirtualTransaction(this, connector, started);
    }

    /** Sends the same CALL so many times at once, each under an id of its own. */
    public List<CompletableFuture<Answer>> burst(int count, UsualCall call) {
        return IntStream.range(0, count).mapToObj(i -> call(call)).toList();
    }

    /** Sends any text. */
    public void send(String raw) {
        wire.send(raw);
    }

    /** Sends so many empty pings. */
    public void pingFlood(int count) {
        IntStream.range(0, count).forEach(i -> wire.ping());
    }

    /** Sends so many fragments of one text that never ends; nothing else can be sent afterwards. */
    public void fragmentFlood(int count, String fragment) {
        IntStream.range(0, count).forEach(i -> wire.fragment(fragment));
    }

    /** Waits so long before it reads each further frame, pings included. */
    public void readEvery(Duration pause) {
        wire.readEvery(pause);
    }

    /** Reads and writes nothing any more while the socket stays open; one frame more may still be read. */
    public void freeze() {
        wire.freeze();
    }

    /** Goes on after {@link #freeze()}, with what waited. */
    public void thaw() {
        wire.thaw();
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
        JsonNode frame = Json.read(text);
        if (frame.path(0).asInt() == CALL) {
            String action = frame.path(2).asString();
            reactions
                    .getOrDefault(action, UsualAnswer::to)
                    .to(new IncomingCall(frame.path(1).asString(), action, frame.path(3), this::send));
        } else {
            pending.arrived(frame, text);
        }
    }
}
