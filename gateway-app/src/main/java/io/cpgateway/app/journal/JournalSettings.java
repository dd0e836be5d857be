// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import java.time.Duration;

/**
 * The bounds of the journal.
 *
 * @param segmentBytes when a new file is begun
 * @param maxBytes how much all files may hold until the oldest is deleted; the newest is never
 * @param maxAge how long a file is kept after its last event
 * @param queueBytes how much may wait for the disk
 */
public record JournalSettings(long segmentBytes, long maxBytes, Duration maxAge, long queueBytes) {
    /** Files of 64 MiB, 4 GiB in all, 30 days, 16 MiB waiting. */
    public static final JournalSettings DEFAULT =
            new JournalSettings(64L << 20, 4L << 30, Duration.ofDays(30), 16L << 20);

    /** @throws IllegalArgumentException if a bound is not positive */
    public JournalSettings {
        if (segmentBytes < 1 || maxBytes < 1 || queueBytes < 1 || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("bounds must be positive");
        }
    }
}
