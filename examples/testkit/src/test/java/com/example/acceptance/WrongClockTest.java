// SPDX-License-Identifier: MIT
package com.example.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.fault.TestClock;
import io.cpgateway.testkit.junit.ChargePoints;
import io.cpgateway.testkit.junit.GatewayExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A gateway that goes by a clock of the test. */
// tag::clock[]
class WrongClockTest {
    static final TestClock CLOCK = TestClock.running();

    @RegisterExtension
    static final GatewayExtension GATEWAY = new GatewayExtension().clock(CLOCK).setting("node.id", "node-7");

    @Test
    void chargePoints_areToldWhatTheClockSays(ChargePoints points) {
        VirtualChargePoint point = points.connect("CP-1");
        point.ask(UsualCall.boot());
        CLOCK.skew(Duration.ofDays(-1));
        Answer heartbeat = point.ask(UsualCall.heartbeat());
        assertThat(Instant.parse(heartbeat.text("/currentTime")))
                .isBefore(Instant.now().minus(Duration.ofHours(23)));
    }
}
// end::clock[]
