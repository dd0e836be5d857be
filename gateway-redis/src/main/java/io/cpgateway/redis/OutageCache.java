// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cpgateway.redis.RedisSettings.CachePolicy;
import io.cpgateway.server.spi.GatewayException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Entries that were read lately (R5). One is used as it is for some time, then read again; while Redis is away it is used
 * for longer. Only what is there is kept, so what was unknown is looked for each time. What is known to have changed is
 * dropped, and a read that began before the change does not bring it back. Thread-safe.
 *
 * @param <V> the entry
 */
final class OutageCache<V extends Record> {
    private record Entry<V>(V value, long readAtNanos, long doubts) {}

    private final Cache<String, Entry<V>> entries;
    private final CachePolicy policy;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong doubts = new AtomicLong();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder outages = new LongAdder();

    OutageCache(CachePolicy policy) {
        this.policy = policy;
        this.entries = Caffeine.newBuilder()
                .maximumSize(policy.maxSize())
                .expireAfterWrite(policy.outageTtl())
                .build();
    }

    /** The entry, out of the cache or by reading it. */
    CompletableFuture<Optional<V>> find(String key, Supplier<CompletableFuture<Optional<V>>> read) {
        Entry<V> kept = entries.getIfPresent(key);
        if (kept != null && isFresh(kept)) {
            hits.increment();
            return CompletableFuture.completedFuture(Optional.of(kept.value()));
        }
        misses.increment();
        long changesBefore = changes.get();
        long doubtsBefore = doubts.get();
        return read.get().handle((found, failure) -> {
            if (failure == null) {
                keep(key, found, changesBefore, doubtsBefore);
                return found;
            }
            RuntimeException cause = StoreAccess.cause(failure);
            Entry<V> now = entries.getIfPresent(key);
            if (now != null && cause instanceof GatewayException.Transient) {
                outages.increment();
                return Optional.of(now.value());
            }
            throw cause;
        });
    }

    private boolean isFresh(Entry<V> entry) {
        return entry.doubts() == doubts.get()
                && System.nanoTime() - entry.readAtNanos() < policy.staleness().toNanos();
    }

    private void keep(String key, Optional<V> found, long changesBefore, long doubtsBefore) {
        if (found.isEmpty()) {
            entries.invalidate(key);
            return;
        }
        Entry<V> entry = new Entry<>(found.get(), System.nanoTime(), doubtsBefore);
        entries.asMap().compute(key, (same, before) -> changes.get() == changesBefore ? entry : before);
    }

    /** The entry is another one now, or gone. */
    void changed(String key) {
        changes.incrementAndGet();
        entries.invalidate(key);
    }

    CacheUse use() {
        return new CacheUse(hits.sum(), misses.sum(), outages.sum(), entries.estimatedSize());
    }

    /** Anything may have changed; entries are read again, and used only while Redis is away. */
    void doubtAll() {
        doubts.incrementAndGet();
    }
}
