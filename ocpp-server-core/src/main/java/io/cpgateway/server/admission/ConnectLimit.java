// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How often each id may connect, or take over, in its current window of time. Thread-safe, bounded. */
final class ConnectLimit {
    private static final int MAX_IDS = 100_000;

    private final int perWindow;
    private final Cache<ChargePointId, AtomicInteger> counts;

    ConnectLimit(int perWindow, Duration window, Ticker ticker) {
        this.perWindow = perWindow;
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(window)
                .maximumSize(MAX_IDS)
                .ticker(ticker)
                .build();
    }

    /** Counts once more; false if that is too often. */
    boolean take(ChargePointId id) {
        return counts.get(id, any -> new AtomicInteger()).incrementAndGet() <= perWindow;
    }
}
