// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.START;
import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static io.cpgateway.server.connection.ConnectionDriver.setup;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {
    @Test
    void c9_silenceIsPinged() {
        ConnectionDriver cp = connected().after(Duration.ofSeconds(29));
        assertThat(cp.all(Output.SendPing.class)).isEmpty();
        assertThat(cp.after(Duration.ofSeconds(1)).all(Output.SendPing.class)).hasSize(1);
        assertThat(cp.after(Duration.ofSeconds(30)).all(Output.SendPing.class)).hasSize(2);
    }

    @Test
    void c9_trafficMakesAPingUnnecessary() {
        ConnectionDriver cp = connected().after(Duration.ofSeconds(20)).sends("");
        cp.after(Duration.ofSeconds(29));
        assertThat(cp.all(Output.SendPing.class)).isEmpty();
        assertThat(cp.connection().lastTrafficAt()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void c9_peerThatAnsweredPingsIsReportedWithinThreeIntervals() {
        ConnectionDriver cp = connected().pongs().after(Duration.ofSeconds(74));
        assertThat(cp.all(Output.DropTransport.class)).isEmpty();
        cp.after(Duration.ofSeconds(1));
        assertThat(cp.all(Output.DropTransport.class)).hasSize(1);
        assertThat(cp.lastEvent().data().toString()).contains("\"liveness\"").contains("\"code\":1006");
        assertThat(cp.connection().lastPongAt()).isEqualTo(START);
    }

    @Test
    void c9_peerThatNeverAnsweredAPingIsJudgedByItsHeartbeat() {
        ConnectionDriver cp = setup().heartbeat(100).connected().after(Duration.ofSeconds(299));
        assertThat(cp.all(Output.DropTransport.class)).isEmpty();
        assertThat(cp.after(Duration.ofSeconds(1)).all(Output.DropTransport.class))
                .hasSize(1);
    }

    @Test
    void c9_heartbeatLeftToTheChargePointKeepsTheUsualOne() {
        ConnectionDriver cp = setup().heartbeat(0).connected().after(Duration.ofSeconds(899));
        assertThat(cp.all(Output.DropTransport.class)).isEmpty();
        assertThat(cp.after(Duration.ofSeconds(1)).all(Output.DropTransport.class))
                .hasSize(1);
    }

    @Test
    void c9_pongIsLife() {
        ConnectionDriver cp = connected();
        for (int i = 0; i < 10; i++) {
            cp.after(Duration.ofSeconds(30)).pongs();
        }
        assertThat(cp.all(Output.DropTransport.class)).isEmpty();
    }

    @Test
    void c9_whileReadingIsPausedNobodyIsGivenUp() {
        ConnectionDriver cp = connected().pongs();
        for (int i = 0; i < 16; i++) {
            cp.notifies("id" + i, i);
        }
        assertThat(cp.all(Output.PauseReading.class)).hasSize(1);
        for (int i = 0; i < 5; i++) {
            cp.after(Duration.ofSeconds(19)).decides("{}").durable();
        }
        assertThat(cp.all(Output.DropTransport.class)).isEmpty();
        for (int i = 0; i < 3; i++) {
            cp.decides("{}").durable();
        }
        assertThat(cp.all(Output.ResumeReading.class)).hasSize(1);
        assertThat(cp.connection().lastTrafficAt()).isEqualTo(START);
        for (int i = 0; i < 8; i++) {
            cp.decides("{}").durable();
        }
        cp.after(Duration.ofSeconds(74));
        assertThat(cp.all(Output.DropTransport.class)).isEmpty();
    }

    @Test
    void c9_afterThePauseSilenceCountsAnew() {
        ConnectionDriver cp = connected().pongs();
        for (int i = 0; i < 16; i++) {
            cp.notifies("id" + i, i);
        }
        for (int i = 0; i < 16; i++) {
            cp.after(Duration.ofSeconds(10)).decides("{}").durable();
        }
        assertThat(cp.after(Duration.ofSeconds(75)).all(Output.DropTransport.class))
                .hasSize(1);
    }

    @Test
    void c3_probeIsAnsweredByAnyTraffic() {
        ConnectionDriver cp = connected().isProbed();
        assertThat(cp.step()).containsExactly(new Output.SendPing());
        assertThat(cp.after(Duration.ofSeconds(1))
                        .pongs()
                        .last(Output.AnswerProbe.class)
                        .alive())
                .isTrue();
        cp.isProbed().heartbeats("1");
        assertThat(cp.all(Output.AnswerProbe.class)).hasSize(2);
    }

    @Test
    void c3_probeWithoutAnswerFailsAfterTwoSeconds() {
        ConnectionDriver cp = connected().isProbed().after(Duration.ofMillis(1999));
        assertThat(cp.all(Output.AnswerProbe.class)).isEmpty();
        cp.after(Duration.ofMillis(1));
        assertThat(cp.last(Output.AnswerProbe.class).alive()).isFalse();
        assertThat(cp.all(Output.CloseTransport.class)).isEmpty();
    }

    @Test
    void c3_secondProbeDoesNotProlongTheFirst() {
        ConnectionDriver cp =
                connected().isProbed().after(Duration.ofSeconds(1)).isProbed();
        assertThat(cp.after(Duration.ofSeconds(1)).all(Output.AnswerProbe.class))
                .hasSize(1);
    }

    @Test
    void c3_probeOfAnEndingConnectionIsAnsweredAtOnce() {
        ConnectionDriver cp = connected().isProbed().isTold(1001, DisconnectReason.DRAIN);
        assertThat(cp.last(Output.AnswerProbe.class).alive()).isFalse();
        assertThat(cp.isProbed().step()).containsExactly(new Output.AnswerProbe(false));
    }

    @Test
    void c3_probeWhileReadingIsPausedFindsItAlive() {
        ConnectionDriver cp = connected();
        for (int i = 0; i < 16; i++) {
            cp.notifies("id" + i, i);
        }
        assertThat(cp.isProbed().step()).containsExactly(new Output.AnswerProbe(true));
    }
}
