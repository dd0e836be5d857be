// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.time.Duration;
import java.util.Set;

/**
 * When all shards are to be looked at, beside those that this process has written to: at first, when it is asked for, and
 * by the one process that looks after the others now and then, or at once when one of these is gone. Thread-safe.
 */
final class FullLook {
    private final Lease lease;
    private final long everyNanos;
    private boolean wanted = true;
    private long lastNanos = System.nanoTime();
    private Set<String> living = Set.of();

    /**
     * @param every how often, while nobody is lost
     */
    FullLook(Lease lease, Duration every) {
        this.lease = lease;
        this.everyNanos = every.toNanos();
    }

    /** Whether the caller is to look now; if so nobody else is told to. */
    synchronized boolean begins() {
        Set<String> known = lease.known();
        long now = System.nanoTime();
        boolean regular = lease.isJudge() && (now - lastNanos >= everyNanos || !known.containsAll(living));
        if (!wanted && !regular) {
            return false;
        }
        wanted = false;
        lastNanos = now;
        living = known;
        return true;
    }

    /** Something may be there, or the last look failed. */
    synchronized void want() {
        wanted = true;
    }
}
