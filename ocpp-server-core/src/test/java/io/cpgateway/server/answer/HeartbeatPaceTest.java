// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeartbeatPaceTest {
    private static final Duration FIVE_MINUTES = Duration.ofSeconds(300);

    @Test
    void r7_intervalsAreSpreadBelowTheConfiguredOne() {
        HeartbeatPace pace = new HeartbeatPace(FIVE_MINUTES, 10);
        Set<Duration> handedOut = Stream.generate(pace::next).limit(1000).collect(Collectors.toSet());
        assertThat(handedOut).allMatch(d -> d.toSeconds() >= 270 && d.toSeconds() <= 300);
        assertThat(handedOut).as("not all the same").hasSizeGreaterThan(15);
    }

    @Test
    void withoutSpreadEveryIntervalIsTheConfiguredOne() {
        assertThat(new HeartbeatPace(FIVE_MINUTES, 0).next()).isEqualTo(FIVE_MINUTES);
        assertThat(new HeartbeatPace(Duration.ofMillis(1500), 50).next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void spreadOfMoreThanHalfIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HeartbeatPace(FIVE_MINUTES, 51));
    }
}
