// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many wrong credentials each source may show (R7): so many in a minute, which may come at once. Only failures count,
 * however many charge points of a source are let in. Sources that fail are remembered until their minute is over, 100,000
 * of them at most; beyond that those are forgotten that failed least often. Thread-safe.
 */
final class FailureLimit {
    /** How many sources are remembered at most. */
    static final int MAX_SOURCES = 100_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Ticker ticker;
    private final Cache<SourceAddress, Bucket> failing;

    /** What a source has left. */
    private final class Bucket {
        private double left = perMinute;
        private long filledAt = ticker.read();

        private void fill() {
            long now = ticker.read();
            left = Math.min(perMinute, left + (double) (now - filledAt) / MINUTE.toNanos() * perMinute);
            filledAt = now;
        }

        synchronized boolean isUsedUp() {
            fill();
            return left < 1;
        }

        synchronized void take() {
            fill();
            left = Math.max(0, left - 1);
        }
    }

    FailureLimit(int perMinute, Ticker ticker) {
        this.perMinute = perMinute;
        this.ticker = ticker;
        this.failing = Caffeine.newBuilder()
                .expireAfterAccess(MINUTE.toNanos(), TimeUnit.NANOSECONDS)
                .maximumSize(MAX_SOURCES)
                .ticker(ticker)
                .build();
    }

    /** Whether it has failed so often that it may not fail again now. */
    boolean isUsedUp(SourceAddress source) {
        Bucket bucket = failing.getIfPresent(source);
        return bucket != null && bucket.isUsedUp();
    }

    /** It failed once more. */
    void failed(SourceAddress source) {
        failing.get(source, any -> new Bucket()).take();
    }

    /** How many sources are remembered. */
    long remembered() {
        failing.cleanUp();
        return failing.estimatedSize();
    }
}
