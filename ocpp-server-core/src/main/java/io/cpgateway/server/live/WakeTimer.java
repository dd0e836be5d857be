// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes one connection. It is set again only when something is due earlier than it is set for, or when it has rung: a
 * message does not cost a timer. Confined to its connection.
 */
final class WakeTimer {
    private final ScheduledExecutorService timers;
    private final Runnable ring;
    private @Nullable Instant setFor;
    private @Nullable Future<?> set;

    WakeTimer(ScheduledExecutorService timers, Runnable ring) {
        this.timers = timers;
        this.ring = ring;
    }

    void wakeAt(@Nullable Instant due, Instant now) {
        if (due == null || (setFor != null && !due.isBefore(setFor))) {
            return;
        }
        cancel();
        long nanos = Math.max(0, Duration.between(now, due).toNanos());
        try {
            set = timers.schedule(ring, nanos, TimeUnit.NANOSECONDS);
            setFor = due;
        } catch (RejectedExecutionException shuttingDown) {
            setFor = null;
        }
    }

    /** To be called when it has rung. */
    void rang() {
        setFor = null;
        set = null;
    }

    void cancel() {
        Future<?> pending = set;
        if (pending != null) {
            pending.cancel(false);
        }
        rang();
    }
}
