// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.RawSocket;
import io.cpgateway.testkit.UsualCall;
import io.cpgateway.testkit.VirtualChargePoint;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The newest connection wins, and nothing that the old one still does can harm it (C3, R1). */
class TakeoverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = Gateways.launch(folder);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void theNewest_wins_andTheOldIsClosed() throws Exception {
        VirtualChargePoint old = connect("CP1");
        old.call(UsualCall.boot()).join();
        VirtualChargePoint fresh = connect("CP1");
        assertThat(old.closed().get(20, TimeUnit.SECONDS)).isEqualTo(1001);
        assertThat(fresh.call(UsualCall.status(1, "Available")).join().isResult())
                .isTrue();
        awaitEnds(1);
        assertThat(fresh.call(UsualCall.status(1, "Charging")).join().isResult())
                .isTrue();
        assertThat(fresh.closed()).isNotDone();
        epochsRise(2);
    }

    @Test
    void aSilentOldSocket_isNotWaitedFor_andItsLateEndHarmsNobody() throws Exception {
        try (RawSocket silent = RawSocket.connected(gateway.serverPort(), "CP1")) {
            VirtualChargePoint fresh = connect("CP1");
            assertThat(fresh.call(UsualCall.boot()).join().isResult()).isTrue();
            assertThat(silent.readUntilEnd(PATIENCE).closeCode()).isEqualTo(1001);
            awaitEnds(1);
            sendLate(silent);
        }
        VirtualChargePoint third = connect("CP1");
        assertThat(third.call(UsualCall.status(1, "Available")).join().isResult())
                .isTrue();
        assertThat(JournalFiles.read(folder, "ocpp.call"))
                .noneSatisfy(event ->
                        assertThat(JournalFiles.text(event, "ocppmessageid")).isEqualTo("late"));
    }

    @Test
    void tooManyTakeovers_areRefused() {
        for (int i = 0; i <= 10; i++) {
            connect("CP1").call(UsualCall.heartbeat()).join();
        }
        assertThatThrownBy(() -> connect("CP1"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(e -> {
                    var response = ((WebSocketHandshakeException) e.getCause()).getResponse();
                    assertThat(response.statusCode()).isEqualTo(503);
                    assertThat(response.headers().firstValue("Retry-After")).isPresent();
                });
        assertThat(connect("CP2").call(UsualCall.heartbeat()).join().isResult()).isTrue();
    }

    /** The gateway may have cut the line already, which is as good. */
    private static void sendLate(RawSocket silent) {
        assertThatCode(() -> silent.text("[2,\"late\",\"StatusNotification\",{\"connectorId\":1,"
                        + "\"errorCode\":\"NoError\",\"status\":\"Faulted\"}]"))
                .satisfiesAnyOf(
                        sent -> assertThat(sent).isNull(),
                        cut -> assertThat(cut).isInstanceOf(IOException.class));
    }

    private VirtualChargePoint connect(String id) {
        return VirtualChargePoint.named(id).connect(gateway.serverPort());
    }

    private void awaitEnds(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(JournalFiles.read(folder, "disconnected"))
                        .hasSize(count)
                        .allSatisfy(event ->
                                assertThat(event.at("/data/reason").asString()).isEqualTo("takeover")));
    }

    private void epochsRise(int count) {
        List<JsonNode> connected = JournalFiles.read(folder, "connected");
        assertThat(connected)
                .hasSize(count)
                .extracting(event -> Long.parseLong(JournalFiles.text(event, "epoch")))
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
