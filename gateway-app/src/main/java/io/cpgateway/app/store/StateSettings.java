// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import java.time.Duration;

/**
 * The bounds of durable tables.
 *
 * @param maxRows rows per table
 * @param maxQueued changes that wait for the disk
 * @param deadline how long a change may take until it is reported as failed
 */
public record StateSettings(int maxRows, int maxQueued, Duration deadline) {
    /** A million rows, ten thousand changes, ten seconds. */
    public static final StateSettings DEFAULT = new StateSettings(1_000_000, 10_000, Duration.ofSeconds(10));

    /** @throws IllegalArgumentException if a bound is not positive */
    public StateSettings {
        if (maxRows < 1 || maxQueued < 1 || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("bounds must be positive");
        }
    }
}
