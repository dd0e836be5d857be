// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A charge point that charges without a break: meter values, status, stop, start, each as soon as the one before is
 * answered. It remembers what it was answered and what it still waits for. One CALL at a time, so it needs no lock.
 */
final class BusyChargePoint {
    private static final int STEPS_PER_TRANSACTION = 8;
    private static final int LONGEST_PAUSE_MILLIS = 300;

    private final String id;
    private final RandomGenerator random;
    private final Queue<Answer> results = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> commands = new ConcurrentHashMap<>();
    private final boolean deaf;
    private volatile @Nullable VirtualChargePoint socket;
    private volatile @Nullable UsualCall start;
    private volatile @Nullable UsualCall unanswered;
    private volatile long transactionId;
    private volatile boolean charging;
    private int meter;
    private int step;

    BusyChargePoint(String id, long seed, boolean deaf) {
        this.id = id;
        this.random = new SplittableRandom(seed);
        this.deaf = deaf;
    }

    String id() {
        return id;
    }

    /** Every CALLRESULT so far. */
    Queue<Answer> results() {
        return results;
    }

    /** The start of the transaction that goes on, or that was asked for. */
    UsualCall start() {
        UsualCall call = start;
        if (call == null) {
            throw new IllegalStateException(id + " never started");
        }
        return call;
    }

    /** The CALL whose answer never came, null if there is none. */
    @Nullable
    UsualCall unanswered() {
        return unanswered;
    }

    long transactionId() {
        return transactionId;
    }

    /** Whether a transaction was answered and not asked to stop. */
    boolean isCharging() {
        return charging;
    }

    int meter() {
        return meter;
    }

    /** How often it was sent a command of this action. */
    int commands(String action) {
        return commands.getOrDefault(action, 0);
    }

    VirtualChargePoint socket() {
        VirtualChargePoint connected = socket;
        if (connected == null) {
            throw new IllegalStateException(id + " is not connected");
        }
        return connected;
    }

    /** Connects, deaf to commands if that is how it is. */
    CompletableFuture<VirtualChargePoint> connect(int port, boolean answering) {
        boolean silent = deaf && !answering;
        return VirtualChargePoint.named(id)
                .answering("Reset", payload -> executed("Reset", silent, "{\"status\":\"Accepted\"}"))
                .answering("GetConfiguration", payload -> executed("GetConfiguration", silent, "{}"))
                .answering(
                        "RemoteStartTransaction",
                        p -> executed("RemoteStartTransaction", silent, "{\"status\":\"Accepted\"}"))
                .connect(URI.create("ws://localhost:" + port + "/ocpp/"))
                .orTimeout(30, TimeUnit.SECONDS)
                .thenApply(connected -> {
                    socket = connected;
                    return connected;
                });
    }

    /** Charges until the connection ends. */
    void charge() {
        send(UsualCall.boot());
    }

    /** Asks this, and remembers what it was answered. */
    CompletableFuture<Answer> ask(UsualCall call) {
        unanswered = call;
        return socket().call(call).thenApply(answer -> {
            unanswered = null;
            if (answer.isResult()) {
                results.add(answer);
            }
            return answer;
        });
    }

    private void send(UsualCall call) {
        int pause = random.nextInt(LONGEST_PAUSE_MILLIS);
        ask(call)
                .thenAcceptAsync(this::goOn, CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS))
                .exceptionally(ended -> null);
    }

    private void goOn(Answer answer) {
        if (answer.action().equals("StartTransaction")) {
            transactionId = answer.transactionId();
            charging = true;
            step = 0;
        }
        meter++;
        send(charging ? whileCharging() : begin());
    }

    private UsualCall begin() {
        UsualCall call = UsualCall.start(1, "TAG" + random.nextInt(1000), meter, Instant.now());
        start = call;
        return call;
    }

    private UsualCall whileCharging() {
        step++;
        if (step == STEPS_PER_TRANSACTION) {
            charging = false;
            return UsualCall.stop(transactionId, meter, Instant.now());
        }
        return switch (random.nextInt(6)) {
            case 0 -> UsualCall.status(1, "Charging");
            case 1 -> UsualCall.heartbeat();
            default -> UsualCall.meterValues(1, transactionId, meter, Instant.now());
        };
    }

    private @Nullable String executed(String action, boolean silent, String answer) {
        commands.merge(action, 1, Integer::sum);
        return silent ? null : answer;
    }
}
