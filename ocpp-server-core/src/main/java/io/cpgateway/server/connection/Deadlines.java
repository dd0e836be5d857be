// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Points in time, of which the earliest counts. */
final class Deadlines {
    private Deadlines() {}

    static Instant earliest(Instant a, @Nullable Instant b) {
        return b == null || a.isBefore(b) ? a : b;
    }

    static @Nullable Instant earliestOf(@Nullable Instant... instants) {
        Instant earliest = null;
        for (Instant instant : instants) {
            earliest = instant == null ? earliest : earliest(instant, earliest);
        }
        return earliest;
    }
}
