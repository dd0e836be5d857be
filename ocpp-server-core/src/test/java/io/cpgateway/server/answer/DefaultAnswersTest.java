// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.connection.Decision;
import io.cpgateway.server.connection.ReceivedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultAnswersTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private Instant now = START;
    private final DefaultAnswers answers =
            new DefaultAnswers(OcppCodec.of(Ocpp16.PROTOCOL), new HeartbeatPace(Duration.ofSeconds(300), 0), () -> now);

    private RawJson answer(Action<?, ?> action) {
        ReceivedCall call = new ReceivedCall(
                new ChargePointId("CP-1"),
                OcppVersion.V1_6,
                1,
                new Call("m", action.name(), RawJson.EMPTY_OBJECT),
                LeniencyProfile.STRICT,
                Set.of(),
                action,
                "f",
                "e",
                now);
        Decision decision = answers.decide(call).toCompletableFuture().join();
        assertThat(decision).isInstanceOf(Decision.Answer.class);
        return ((Decision.Answer) decision).payload();
    }

    @Test
    void anAnswerThatIsTheSameEachTime_isWrittenOnce() {
        RawJson first = answer(Ocpp16.METER_VALUES);
        assertThat(first).isEqualTo(RawJson.EMPTY_OBJECT);
        assertThat(answer(Ocpp16.METER_VALUES)).isSameAs(first);
    }

    @Test
    void anAnswerThatSaysTheTime_saysTheTimeOfEachCall() {
        assertThat(answer(Ocpp16.HEARTBEAT).toString()).isEqualTo("{\"currentTime\":\"2026-01-02T03:04:05.000Z\"}");
        assertThat(answer(Ocpp16.BOOT_NOTIFICATION).toString()).contains("03:04:05");
        now = START.plusSeconds(60);
        assertThat(answer(Ocpp16.HEARTBEAT).toString()).isEqualTo("{\"currentTime\":\"2026-01-02T03:05:05.000Z\"}");
        assertThat(answer(Ocpp16.BOOT_NOTIFICATION).toString()).contains("03:05:05");
    }
}
