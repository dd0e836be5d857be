// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.fault.TestClock;
import io.cpgateway.testkit.junit.ChargePoints;
import io.cpgateway.testkit.junit.GatewayExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A clock that a test moves while the gateway that goes by it runs. */
class MovedClockIT {
    private static final Duration DAY = Duration.ofDays(1);
    private static final TestClock CLOCK = TestClock.running();

    @RegisterExtension
    static final GatewayExtension GATEWAY = new GatewayExtension().clock(CLOCK);

    @Test
    void chargePoints_areToldWhatItSays(ChargePoints points) {
        VirtualChargePoint point = points.connect("CP-1");
        point.ask(UsualCall.boot());
        assertThat(told(point)).isBefore(Instant.now().plusSeconds(1));
        CLOCK.skew(DAY.negated());
        assertThat(told(point)).isBefore(Instant.now().minus(DAY).plusSeconds(1));
    }

    private static Instant told(VirtualChargePoint point) {
        return Instant.parse(
                point.ask(UsualCall.heartbeat()).payload().path("currentTime").asString());
    }
}
