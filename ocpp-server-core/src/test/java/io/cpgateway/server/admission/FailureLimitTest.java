// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FailureLimitTest {
    private static final SourceAddress SOURCE = SourceAddress.of("192.0.2.1");

    private long nanos;
    private final FailureLimit limit = new FailureLimit(6, () -> nanos);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(SOURCE);
        }
    }

    @Test
    void r7_soManyFailuresAtOnce_andAfterThatAsTimePasses() {
        fail(5);
        assertThat(limit.isUsedUp(SOURCE)).isFalse();
        fail(1);
        assertThat(limit.isUsedUp(SOURCE)).isTrue();
        nanos += TimeUnit.SECONDS.toNanos(9);
        assertThat(limit.isUsedUp(SOURCE)).isTrue();
        nanos += TimeUnit.SECONDS.toNanos(2);
        assertThat(limit.isUsedUp(SOURCE)).isFalse();
        fail(1);
        assertThat(limit.isUsedUp(SOURCE)).isTrue();
    }

    @Test
    void r7_howeverOftenItFailed_itIsForgivenAfterAMinute() {
        fail(1000);
        nanos += TimeUnit.SECONDS.toNanos(60);
        fail(5);
        assertThat(limit.isUsedUp(SOURCE)).isFalse();
    }

    @Test
    void ofTooManySources_someAreForgotten() {
        for (int i = 0; i < 2 * FailureLimit.MAX_SOURCES; i++) {
            limit.failed(new SourceAddress("source-" + i));
        }
        assertThat(limit.remembered()).isBetween(1L, (long) FailureLimit.MAX_SOURCES);
    }
}
