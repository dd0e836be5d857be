// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What virtual charge points say by themselves is what OCPP 1.6 allows. */
class UsualMessagesTest {
    private static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final List<UsualCall> CALLS = List.of(
            UsualCall.boot(),
            UsualCall.heartbeat(),
            UsualCall.authorize("TAG\"\\"),
            UsualCall.status(1, "Available"),
            UsualCall.start(1, "TAG", 100, NOW),
            UsualCall.meterValues(1, 42, 150, NOW),
            UsualCall.stop(42, 200, NOW),
            UsualCall.dataTransfer("com.example", "m", "{\"a\":1}"),
            UsualCall.firmwareStatus("Installed"),
            UsualCall.signedFirmwareStatus("Installed", 7),
            UsualCall.diagnosticsStatus("Uploaded"),
            UsualCall.logStatus("Uploaded", 7),
            UsualCall.securityEvent("StartupOfTheDevice", NOW),
            UsualCall.signCertificate("-----BEGIN CERTIFICATE REQUEST-----"));

    static Stream<Action<?, ?>> commands() {
        return Ocpp16.PROTOCOL.actions().stream()
                .filter(action -> action.direction().toChargePoint());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theUsualAnswer_isValid(Action<?, ?> action) {
        assertThat(CODEC.checkResponse(action, RawJson.of(UsualAnswer.payload(action.name()))))
                .isEmpty();
    }

    @Test
    void thereIsAUsualCall_forEveryActionOfAChargePoint_andItIsValid() {
        assertThat(CALLS)
                .extracting(UsualCall::action)
                .containsExactlyInAnyOrderElementsOf(Ocpp16.PROTOCOL.actions().stream()
                        .filter(action -> action.direction().fromChargePoint())
                        .map(Action::name)
                        .toList());
        assertThat(CALLS)
                .allSatisfy(call -> assertThat(CODEC.checkRequest(
                                Ocpp16.PROTOCOL.action(call.action()).orElseThrow(), RawJson.of(call.payload())))
                        .isEmpty());
    }
}
