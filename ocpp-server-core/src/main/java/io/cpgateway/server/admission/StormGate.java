// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Lets so many upgrade requests through in a second, and so many at a time (R7). Thread-safe. */
final class StormGate {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private final int atOnce;
    private final Ticker ticker;
    private double tokens;
    private long filledAt;
    private int inside;

    StormGate(StormLimits limits, Ticker ticker) {
        this.perSecond = limits.upgradesPerSecond();
        this.atOnce = limits.upgradesAtOnce();
        this.ticker = ticker;
        this.tokens = perSecond;
        this.filledAt = ticker.read();
    }

    /** Enters, to be followed by {@link #leave}; or why it has to wait. */
    synchronized Optional<String> enter() {
        long now = ticker.read();
        tokens = Math.min(perSecond, tokens + (double) (now - filledAt) / SECOND * perSecond);
        filledAt = now;
        if (inside >= atOnce) {
            return Optional.of("upgrades_at_once");
        }
        if (tokens < 1) {
            return Optional.of("upgrade_rate");
        }
        tokens--;
        inside++;
        return Optional.empty();
    }

    synchronized void leave() {
        inside--;
    }
}
