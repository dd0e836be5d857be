// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.redis.RedisSettings.CachePolicy;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutageCacheTest {
    private static final Duration LONG = Duration.ofHours(1);

    /** An entry. */
    record Entry(String text) {}

    private static final Entry OLD = new Entry("old");
    private static final Entry NEW = new Entry("new");

    private final AtomicInteger reads = new AtomicInteger();

    private static OutageCache<Entry> cache(Duration staleness) {
        return new OutageCache<>(new CachePolicy(10, staleness, LONG));
    }

    private Optional<Entry> find(OutageCache<Entry> cache, CompletableFuture<Optional<Entry>> answer) {
        return cache.find("k", () -> {
                    reads.incrementAndGet();
                    return answer;
                })
                .join();
    }

    private static CompletableFuture<Optional<Entry>> there(Entry entry) {
        return CompletableFuture.completedFuture(Optional.of(entry));
    }

    private static CompletableFuture<Optional<Entry>> away() {
        return CompletableFuture.failedFuture(new GatewayException.Transient("away"));
    }

    @Test
    void aFreshEntry_isNotReadAgain_oneThatIsInDoubtIs() {
        OutageCache<Entry> cache = cache(LONG);
        assertThat(find(cache, there(OLD))).contains(OLD);
        assertThat(find(cache, there(NEW))).contains(OLD);
        assertThat(reads).hasValue(1);
        cache.doubtAll();
        assertThat(find(cache, there(NEW))).contains(NEW);
        assertThat(cache.use()).isEqualTo(new CacheUse(1, 2, 0, 1));
    }

    @Test
    void whatIsUnknown_isLookedForEachTime() {
        OutageCache<Entry> cache = cache(LONG);
        CompletableFuture<Optional<Entry>> nothing = CompletableFuture.completedFuture(Optional.empty());
        assertThat(find(cache, nothing)).isEmpty();
        assertThat(find(cache, there(NEW))).contains(NEW);
    }

    @Test
    void anEntryInDoubt_servesDuringAnOutage_oneThatChangedDoesNot() {
        OutageCache<Entry> cache = cache(Duration.ZERO);
        find(cache, there(OLD));
        cache.doubtAll();
        assertThat(find(cache, away())).contains(OLD);
        assertThat(cache.use()).isEqualTo(new CacheUse(0, 2, 1, 1));
        cache.changed("k");
        CompletableFuture<Optional<Entry>> failed = cache.find("k", OutageCacheTest::away);
        assertThat(failed).isCompletedExceptionally();
    }

    @Test
    void aFailureThatIsNoOutage_isNotHidden() {
        OutageCache<Entry> cache = cache(Duration.ZERO);
        find(cache, there(OLD));
        CompletableFuture<Optional<Entry>> refused =
                cache.find("k", () -> CompletableFuture.failedFuture(new GatewayException.Permanent("no")));
        assertThat(refused).isCompletedExceptionally();
    }

    @Test
    void a2_aReadThatBeganBeforeAChange_isNotKept() {
        OutageCache<Entry> cache = cache(LONG);
        CompletableFuture<Optional<Entry>> slow = new CompletableFuture<>();
        CompletableFuture<Optional<Entry>> reading = cache.find("k", () -> slow);
        cache.changed("k");
        slow.complete(Optional.of(OLD));
        assertThat(reading.join()).contains(OLD);
        assertThat(find(cache, there(NEW))).contains(NEW);
    }

    @Test
    void anEntryThatIsGone_isForgotten() {
        OutageCache<Entry> cache = cache(Duration.ZERO);
        find(cache, there(OLD));
        find(cache, CompletableFuture.completedFuture(Optional.empty()));
        assertThat(cache.find("k", OutageCacheTest::away)).isCompletedExceptionally();
    }
}
