// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.RawSocket;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A dead peer is found out, a living one is left alone (C9). */
class LivenessIT {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = Gateways.launch(folder, "server.ping_interval", INTERVAL.toSeconds() + "s");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aHalfOpenSocket_isReportedWithinThreeIntervals_andClosed() throws Exception {
        VirtualChargePoint living = VirtualChargePoint.named("LIVING").connect(gateway.serverPort());
        try (RawSocket dead = RawSocket.connected(gateway.serverPort(), "DEAD")) {
            assertThat(dead.read(PATIENCE).opcode()).isEqualTo(RawSocket.PING);
            dead.frame(RawSocket.PONG, new byte[0]);
            Instant lastLife = Instant.now();
            await().atMost(PATIENCE).until(() -> ends().size() == 1);
            JsonNode end = ends().get(0);
            assertThat(JournalFiles.text(end, "subject")).isEqualTo("DEAD");
            assertThat(end.at("/data/reason").asString()).isEqualTo("liveness");
            assertThat(Duration.between(lastLife, Instant.parse(JournalFiles.text(end, "time"))))
                    .isBetween(INTERVAL.multipliedBy(2), INTERVAL.multipliedBy(3));
            dead.readUntilEnd(PATIENCE);
            assertThat(dead.read(PATIENCE).opcode())
                    .as("the TCP connection is gone")
                    .isEqualTo(-1);
        }
        assertThat(living.closed()).isNotDone();
        assertThat(living.call(UsualCall.heartbeat()).get(20, TimeUnit.SECONDS).isResult())
                .isTrue();
    }

    private List<JsonNode> ends() {
        return JournalFiles.read(folder, "disconnected");
    }
}
