// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import com.github.benmanes.caffeine.cache.Ticker;
import io.cpgateway.server.admission.Admission.Refused;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many upgrade requests through in a second, and so many at a time (R7). Thread-safe. */
final class StormGate {
    /** Why somebody has to wait while so many are inside. */
    static final String AT_ONCE = "upgrades_at_once";

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

    /** Lets a request through, if it may pass now; else it has to come later. */
    CompletionStage<Admission> passing(Supplier<CompletionStage<Admission>> work) {
        Optional<String> crowded = enter();
        return crowded.isPresent()
                ? Refused.stage(Refused.soon(crowded.get()))
                : work.get().whenComplete((admission, failure) -> leave());
    }

    /** Enters, to be followed by {@link #leave}; or why it has to wait. */
    private synchronized Optional<String> enter() {
        long now = ticker.read();
        tokens = Math.min(perSecond, tokens + (double) (now - filledAt) / SECOND * perSecond);
        filledAt = now;
        if (inside >= atOnce) {
            return Optional.of(AT_ONCE);
        }
        if (tokens < 1) {
            return Optional.of("upgrade_rate");
        }
        tokens--;
        inside++;
        return Optional.empty();
    }

    private synchronized void leave() {
        inside--;
    }
}
