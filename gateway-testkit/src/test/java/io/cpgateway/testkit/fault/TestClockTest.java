// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aClockThatStandsStill_isMovedAndSet() {
        TestClock clock = TestClock.at(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.move(Duration.ofSeconds(5));
        clock.move(Duration.ofSeconds(-7));
        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(2));
        clock.set(NOON.plusSeconds(9));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(9));
        assertThat(clock.millis()).isEqualTo(NOON.plusSeconds(9).toEpochMilli());
    }

    @Test
    void aRunningClock_isAsFarFromTheSystemsAsItIsSkewed() {
        TestClock clock = TestClock.running();
        assertBetween(clock, Duration.ZERO);
        clock.skew(DAY);
        assertBetween(clock, DAY);
        clock.skew(DAY.negated());
        assertBetween(clock, DAY.negated());
        clock.move(DAY);
        assertBetween(clock, Duration.ZERO);
    }

    private static void assertBetween(TestClock clock, Duration ahead) {
        Instant before = Instant.now();
        Instant shown = clock.instant().minus(ahead);
        assertThat(shown).isBetween(before, Instant.now());
    }

    @Test
    void aRunningClockThatIsSet_runsOnFromThere() {
        TestClock clock = TestClock.running();
        clock.set(NOON);
        Instant first = clock.instant();
        assertThat(first).isAfterOrEqualTo(NOON);
        while (!clock.instant().isAfter(first)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aClockThatIsStopped_staysWhereItIs() {
        TestClock clock = TestClock.running();
        clock.stop();
        Instant stopped = clock.instant();
        Instant later = Instant.now().plusMillis(2);
        while (Instant.now().isBefore(later)) {
            Thread.onSpinWait();
        }
        assertThat(clock.instant()).isEqualTo(stopped);
    }
}
