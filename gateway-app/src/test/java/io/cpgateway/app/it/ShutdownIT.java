// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** SIGTERM ends a gateway in order: nobody is left hanging, nothing is left over (R6). */
class ShutdownIT {
    private static final Path JAR = Path.of("target", "gateway-app.jar").toAbsolutePath();
    private static final int CONNECTIONS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    @Test
    void sigterm_closesEveryConnection_andLeavesNothingOver() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.ofJar(JAR).in(folder).launch()) {
            List<VirtualChargePoint> points = IntStream.range(0, CONNECTIONS)
                    .mapToObj(i -> VirtualChargePoint.named("CP" + i).connect(gateway.serverPort()))
                    .toList();
            for (VirtualChargePoint point : points) {
                assertThat(point.call(UsualCall.boot()).join().isResult()).isTrue();
            }
            gateway.terminate();
            for (VirtualChargePoint point : points) {
                assertThat(point.closed().get(40, TimeUnit.SECONDS)).isEqualTo(1001);
            }
            assertThat(gateway.awaitExit(PATIENCE)).as(gateway.output()).isZero();
            List<JsonNode> ends = JournalFiles.read(folder, "disconnected");
            assertThat(ends)
                    .hasSize(CONNECTIONS)
                    .allSatisfy(event ->
                            assertThat(event.at("/data/reason").asString()).isEqualTo("drain"));
            restartFindsNothingToDo(gateway);
        }
    }

    private void restartFindsNothingToDo(GatewayProcess stopped) {
        try (GatewayProcess again = stopped.startAgain()) {
            VirtualChargePoint point = VirtualChargePoint.named("CP0").connect(again.serverPort());
            assertThat(point.call(UsualCall.status(1, "Available")).join().isResult())
                    .isTrue();
            again.terminate();
            assertThat(again.awaitExit(PATIENCE)).isZero();
        }
        assertThat(JournalFiles.read(folder, "disconnected")).hasSize(CONNECTIONS + 1);
    }
}
