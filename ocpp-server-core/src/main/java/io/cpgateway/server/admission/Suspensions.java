// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Charge points that an operator keeps out for a while (R7). In memory of this node, bounded. Thread-safe. */
public final class Suspensions {
    /** The most that are kept at once. */
    public static final int MAX = 10_000;

    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    private final Map<ChargePointId, Suspension> byId = new HashMap<>();
    private final InstantSource clock;

    /**
     * One that is kept out.
     *
     * @param since from when
     * @param until the end, null if there is none
     * @param reason for people, or null
     */
    public record Suspension(
            Instant since,
            @Nullable Instant until,
            @Nullable String reason) {
        private boolean isOver(Instant now) {
            return until != null && !now.isBefore(until);
        }
    }

    /** Nobody is kept out; the clock ends suspensions. */
    public Suspensions(InstantSource clock) {
        this.clock = clock;
    }

    /** Keeps it out from now on; false if too many are kept out already. */
    public synchronized boolean suspend(ChargePointId id, @Nullable Instant until, @Nullable String reason) {
        Instant now = clock.instant();
        if (byId.size() >= MAX) {
            byId.values().removeIf(suspension -> suspension.isOver(now));
        }
        if (byId.size() >= MAX && !byId.containsKey(id)) {
            return false;
        }
        byId.put(id, new Suspension(now, until, reason));
        return true;
    }

    /** Keeps it out for so long; false if too many are kept out already. */
    public boolean suspendFor(ChargePointId id, Duration time, String reason) {
        return suspend(id, clock.instant().plus(time), reason);
    }

    /** Whether it is kept out now, and how. */
    public synchronized Optional<Suspension> find(ChargePointId id) {
        Instant now = clock.instant();
        return Optional.ofNullable(byId.get(id)).filter(suspension -> !suspension.isOver(now));
    }

    /** Lets it in again; false if it was not kept out. */
    public synchronized boolean lift(ChargePointId id) {
        Suspension lifted = byId.remove(id);
        return lifted != null && !lifted.isOver(clock.instant());
    }

    /** How long it should stay away, empty if it may come. */
    public Optional<Duration> retryAfter(ChargePointId id) {
        return find(id).map(suspension -> {
            Instant until = suspension.until();
            Duration left = until == null ? LONGEST_RETRY : Duration.between(clock.instant(), until);
            Duration rounded = Duration.ofSeconds(Math.max(1, left.toSeconds() + 1));
            return rounded.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : rounded;
        });
    }
}
