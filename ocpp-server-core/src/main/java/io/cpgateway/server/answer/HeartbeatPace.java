// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The heartbeat intervals that are handed out: spread, so that charge points which booted together do not beat together
 * (R7).
 *
 * @param interval the longest
 * @param spreadPercent by how much the shortest is shorter, 0 to 50
 */
public record HeartbeatPace(Duration interval, int spreadPercent) {
    private static final int MAX_SPREAD = 50;
    private static final int HUNDRED = 100;

    /** @throws IllegalArgumentException if the spread is out of range */
    public HeartbeatPace {
        if (spreadPercent < 0 || spreadPercent > MAX_SPREAD) {
            throw new IllegalArgumentException(
                    "the spread must be 0 to " + MAX_SPREAD + " percent, not " + spreadPercent);
        }
    }

    /** An interval, in whole seconds, at least one. */
    Duration next() {
        if (spreadPercent == 0) {
            return interval;
        }
        long shorter = interval.toSeconds() * spreadPercent / HUNDRED;
        return Duration.ofSeconds(
                Math.max(1, interval.toSeconds() - ThreadLocalRandom.current().nextLong(shorter + 1)));
    }
}
