// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateway processes whose clock is wrong (design §8). */
class ClockSkewIT {
    private static final Duration SKEW = Duration.ofHours(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private GatewayProcess launched(Duration skew) {
        return CommandClient.gateway().in(folder).clockSkew(skew).launch();
    }

    /** What time the gateway says it is. */
    private static Instant visit(GatewayProcess gateway) {
        try (VirtualChargePoint point = VirtualChargePoint.named("CP").connect(gateway.serverPort())) {
            point.ask(UsualCall.boot());
            return Instant.parse(point.ask(UsualCall.heartbeat())
                    .payload()
                    .path("currentTime")
                    .asString());
        }
    }

    @Test
    void chargePointsAreTold_whatTheWrongClockSays_andSigtermEndsItInOrder() {
        try (GatewayProcess gateway = launched(SKEW)) {
            Instant before = Instant.now();
            assertThat(visit(gateway))
                    .isBetween(before.plus(SKEW).minusSeconds(1), Instant.now().plus(SKEW));
            gateway.terminate();
            assertThat(gateway.awaitExit(PATIENCE)).isZero();
        }
    }

    @Test
    void r1_epochsRise_whenTheClockOfTheNextStartIsHoursBehind() {
        for (Duration skew : List.of(SKEW, SKEW.negated())) {
            try (GatewayProcess gateway = launched(skew)) {
                visit(gateway);
                gateway.kill();
            }
        }
        List<Long> epochs = JournalFiles.read(folder, "connected").stream()
                .map(event -> Long.parseLong(JournalFiles.text(event, "epoch")))
                .toList();
        assertThat(epochs).hasSize(2).isSorted().doesNotHaveDuplicates();
    }
}
