// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers for connections (R1): milliseconds of Redis × 1024 plus ten bits of the incarnation, never below what this
 * process has seen. While Redis is away its time is carried on by the monotonic clock of this machine, so the wall clock
 * of the node does not matter. Thread-safe.
 */
final class Epochs {
    private static final int INCARNATION_BITS = 10;
    private static final long NOBODYS = 0;

    private final int bits;
    private final AtomicLong highest = new AtomicLong(NOBODYS);
    private volatile long aheadOfMonotonic;
    private volatile boolean timeKnown;

    Epochs(String incarnation) {
        this.bits = incarnation.hashCode() & ((1 << INCARNATION_BITS) - 1);
    }

    int bits() {
        return bits;
    }

    /** The lowest that the next connection may have. */
    long lowest() {
        return highest.get() + 1;
    }

    /** Somebody has this one. */
    void seen(long epoch) {
        highest.accumulateAndGet(epoch, Math::max);
    }

    /** What the clock of Redis says now. */
    void timeIs(long milliseconds) {
        aheadOfMonotonic = milliseconds - monotonic();
        timeKnown = true;
    }

    /** What the clock of Redis probably says now; empty before it was ever asked. */
    OptionalLong time() {
        return timeKnown ? OptionalLong.of(aheadOfMonotonic + monotonic()) : OptionalLong.empty();
    }

    /** An epoch for a connection that Redis could not be asked about; empty before Redis was ever seen. */
    OptionalLong withoutRedis() {
        OptionalLong time = time();
        if (time.isEmpty()) {
            return OptionalLong.empty();
        }
        long byClock = (time.getAsLong() << INCARNATION_BITS) | bits;
        return OptionalLong.of(highest.updateAndGet(before -> Math.max(before + 1, byClock)));
    }

    private static long monotonic() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
