// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many refusals of a connection become events (D6): so many in each minute. Confined to its connection. */
final class RejectionBudget {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perWindow;
    private @Nullable Instant windowEnd;
    private int used;

    RejectionBudget(int perWindow) {
        this.perWindow = perWindow;
    }

    boolean take(Instant now) {
        if (windowEnd == null || !now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            used = 0;
        }
        return used++ < perWindow;
    }
}
