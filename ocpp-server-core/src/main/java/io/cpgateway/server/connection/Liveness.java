// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the peer is still there (C9, C3): it is pinged when it was silent for an interval, and given up after two and
 * a half, so that the end is reported within three. One that never answered a ping here is judged by its traffic alone:
 * three heartbeat intervals, in which it did not have to wait for a backend, as it says nothing meanwhile (C4). While
 * nothing is read, nobody is judged. Confined to its connection.
 */
final class Liveness {
    private static final Duration PROBE_TIME = Duration.ofSeconds(2);
    private static final int HEARTBEATS_MISSED = 3;

    private final Duration interval;
    private final Duration patience;
    private final Duration usualPatience;
    private Duration patienceWithoutPongs;
    private Instant lastTraffic;
    private Instant silentSince;
    private Instant lastPing;
    private @Nullable Instant lastPong;
    private @Nullable Instant probeDeadline;
    private boolean suspended;
    private boolean waiting;
    private Instant waitedUntil;

    Liveness(Duration interval, Duration usualHeartbeat, Instant now) {
        this.interval = interval;
        this.patience = interval.multipliedBy(5).dividedBy(2);
        this.usualPatience = usualHeartbeat.multipliedBy(HEARTBEATS_MISSED);
        this.patienceWithoutPongs = usualPatience;
        this.lastTraffic = now;
        this.silentSince = now;
        this.lastPing = now;
        this.waitedUntil = now;
    }

    /** What was agreed; 0 leaves it to the charge point (OCPP 1.6 §6.6). */
    void heartbeatIs(long seconds) {
        patienceWithoutPongs = seconds > 0 ? Duration.ofSeconds(HEARTBEATS_MISSED * seconds) : usualPatience;
    }

    /** Whether the peer waits for a backend from now on. */
    void waiting(Step step, boolean forBackend) {
        if (waiting && !forBackend) {
            waitedUntil = step.now();
        }
        waiting = forBackend;
    }

    /** Nothing is read from now on. */
    void suspend() {
        suspended = true;
    }

    /** It is read again, and time to show life begins anew. */
    void resume(Step step) {
        suspended = false;
        silentSince = step.now();
    }

    void pong(Step step) {
        lastPong = step.now();
        traffic(step);
    }

    void traffic(Step step) {
        lastTraffic = step.now();
        silentSince = lastTraffic;
        endProbe(step, true);
    }

    /** Asks for a sign of life. Where nothing is read because the peer sent so much, it has given it. */
    void probe(Step step) {
        if (suspended) {
            step.emit(new Output.AnswerProbe(true));
            return;
        }
        if (probeDeadline == null) {
            probeDeadline = step.now().plus(PROBE_TIME);
        }
        ping(step);
    }

    void endProbe(Step step, boolean alive) {
        if (probeDeadline != null) {
            probeDeadline = null;
            step.emit(new Output.AnswerProbe(alive));
        }
    }

    /** Pings if it is time; whether the peer is to be given up. */
    boolean timePassed(Step step) {
        if (suspended) {
            return false;
        }
        if (probeDeadline != null && step.hasReached(probeDeadline)) {
            endProbe(step, false);
        }
        if (step.hasReached(deadAt())) {
            return true;
        }
        if (step.hasReached(pingAt())) {
            ping(step);
        }
        return false;
    }

    @Nullable
    Instant wakeAt() {
        return suspended ? null : Deadlines.earliest(Deadlines.earliest(deadAt(), pingAt()), probeDeadline);
    }

    Instant lastTraffic() {
        return lastTraffic;
    }

    @Nullable
    Instant lastPong() {
        return lastPong;
    }

    private void ping(Step step) {
        lastPing = step.now();
        step.emit(new Output.SendPing());
    }

    private Instant pingAt() {
        return (silentSince.isAfter(lastPing) ? silentSince : lastPing).plus(interval);
    }

    private Instant deadAt() {
        if (lastPong != null) {
            return silentSince.plus(patience);
        }
        Instant since = waitedUntil.isAfter(silentSince) ? waitedUntil : silentSince;
        return waiting ? Instant.MAX : since.plus(patienceWithoutPongs);
    }
}
