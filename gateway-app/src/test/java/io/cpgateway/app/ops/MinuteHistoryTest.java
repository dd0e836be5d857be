// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MinuteHistoryTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T20:00:30Z"));
    private final AtomicLong received = new AtomicLong(5);
    private final MinuteHistory history =
            new MinuteHistory(() -> new MinuteHistory.Counts(received.get(), 0, 0, 0, 0, 0, 0), () -> 7, now::get);

    @Test
    void eachMinute_hasWhatHappenedInIt() {
        received.addAndGet(3);
        pass(Duration.ofMinutes(1));
        received.addAndGet(2);
        assertThat(history.last(10))
                .extracting(minute -> minute.at() + " " + minute.counts().received() + " " + minute.connections())
                .containsExactly("2026-11-22T20:00:00Z 3 7", "2026-11-22T20:01:00Z 2 7");
        assertThat(history.last(1)).hasSize(1);
    }

    @Test
    void aDay_isKeptAtMost() {
        for (int i = 0; i < MinuteHistory.MAX_MINUTES + 10; i++) {
            pass(Duration.ofMinutes(1));
        }
        assertThat(history.last(MinuteHistory.MAX_MINUTES)).hasSize(MinuteHistory.MAX_MINUTES);
        assertThat(history.last(Integer.MAX_VALUE)).hasSize(MinuteHistory.MAX_MINUTES);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        history.tick();
    }
}
