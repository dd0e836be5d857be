// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.time.Duration;
import java.time.Instant;

/** When to try again: later after each failure, up to a limit. Confined to its connection. */
final class Backoff {
    private static final int MAX_DOUBLINGS = 5;

    private final Duration first;
    private int failures;

    Backoff(Duration first) {
        this.first = first;
    }

    /** How often it failed. */
    int failures() {
        return failures;
    }

    Instant failed(Instant now) {
        return now.plus(first.multipliedBy(1L << Math.min(failures++, MAX_DOUBLINGS)));
    }
}
