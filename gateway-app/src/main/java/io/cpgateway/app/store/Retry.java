// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import java.time.Duration;

/** When to try again what has failed: after 100 ms, then twice as long each time, up to five seconds. */
public final class Retry {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration pause = FIRST;
    private long dueAtNanos = System.nanoTime();

    /** Notes a failure; how long to wait. */
    public Duration failed() {
        Duration now = pause;
        dueAtNanos = System.nanoTime() + now.toNanos();
        Duration twice = now.multipliedBy(2);
        pause = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return now;
    }

    /** Notes that it works. */
    public void succeeded() {
        pause = FIRST;
    }

    /** Whether it has waited long enough. */
    public boolean isDue() {
        return System.nanoTime() - dueAtNanos >= 0;
    }
}
