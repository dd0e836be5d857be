// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long to wait before each attempt: doubling up to a limit, spread from half to one and a half. Not thread-safe. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final SplittableRandom random;
    private Duration next;

    Backoff(Duration first, Duration longest, long seed) {
        this.first = first;
        this.longest = longest;
        this.random = new SplittableRandom(seed);
        next = first;
    }

    Duration next() {
        long base = next.toMillis();
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(longest) > 0 ? longest : twice;
        return Duration.ofMillis(base / 2 + random.nextLong(base + 1));
    }

    void reset() {
        next = first;
    }
}
