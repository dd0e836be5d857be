// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SuspensionsTest {
    private static final ChargePointId ID = new ChargePointId("CP1");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T20:00:00Z"));
    private final Suspensions suspensions = new Suspensions(now::get);

    @Test
    void suspension_endsByItself() {
        suspensions.suspend(ID, now.get().plusSeconds(90), null);
        assertThat(suspensions.retryAfter(ID)).contains(Duration.ofSeconds(91));
        now.set(now.get().plusSeconds(90));
        assertThat(suspensions.retryAfter(ID)).isEmpty();
        assertThat(suspensions.lift(ID)).isFalse();
    }

    @Test
    void withoutEnd_itIsAskedAgainInAnHour() {
        suspensions.suspend(ID, null, "loops");
        assertThat(suspensions.retryAfter(ID)).contains(Duration.ofHours(1));
        assertThat(suspensions.lift(ID)).isTrue();
        assertThat(suspensions.find(ID)).isEmpty();
    }

    @Test
    void tooMany_areRefused_untilSomeEnd() {
        Instant end = now.get().plusSeconds(60);
        for (int i = 0; i < Suspensions.MAX; i++) {
            assertThat(suspensions.suspend(new ChargePointId("A" + i), end, null))
                    .isTrue();
        }
        assertThat(suspensions.suspend(ID, null, null)).isFalse();
        assertThat(suspensions.suspend(new ChargePointId("A0"), end, "again")).isTrue();
        now.set(end);
        assertThat(suspensions.suspend(ID, null, null)).isTrue();
    }
}
