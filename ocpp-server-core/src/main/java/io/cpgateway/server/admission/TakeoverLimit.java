// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often each id was taken over in its current minute (C3). Thread-safe and bounded. */
final class TakeoverLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_IDS = 100_000;

    private final int perWindow;
    private final Cache<ChargePointId, AtomicInteger> counts;

    TakeoverLimit(int perWindow, Ticker ticker) {
        this.perWindow = perWindow;
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MAX_IDS)
                .ticker(ticker)
                .build();
    }

    boolean take(ChargePointId id) {
        return counts.get(id, any -> new AtomicInteger()).incrementAndGet() <= perWindow;
    }
}
