// SPDX-License-Identifier: MIT
package io.cpgateway.server.metrics;

import io.cpgateway.server.connection.Tally;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what was received and what became of it (D4): received = published + unpublished + rejected + failed + in
 * flight, where in flight is counted on its own. Thread-safe; a snapshot is consistent.
 */
public final class DeliveryLedger {
    private final Map<Tally, Long> counts = new EnumMap<>(Tally.class);
    private long inFlight;

    /**
     * All counts at one moment.
     *
     * @param counts by what is counted, complete
     * @param inFlight how many were received and are not decided
     */
    public record Snapshot(Map<Tally, Long> counts, long inFlight) {
        /** How often it was counted. */
        public long of(Tally tally) {
            return counts.getOrDefault(tally, 0L);
        }
    }

    /** Counts one. */
    public synchronized void count(Tally tally) {
        counts.merge(tally, 1L, Long::sum);
        if (tally == Tally.RECEIVED) {
            inFlight++;
        } else if (tally.ends()) {
            inFlight--;
        }
    }

    /** The counts now. */
    public synchronized Snapshot snapshot() {
        Map<Tally, Long> copy = new EnumMap<>(Tally.class);
        for (Tally tally : Tally.values()) {
            copy.put(tally, counts.getOrDefault(tally, 0L));
        }
        return new Snapshot(copy, inFlight);
    }
}
