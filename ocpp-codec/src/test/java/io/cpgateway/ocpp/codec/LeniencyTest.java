// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.v16.HeartbeatResponse;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C12: what a profile forgives is mended and told; what it does not forgive is refused as ever. */
class LeniencyTest {
    private static final OcppCodec STRICT = OcppCodec.of(Ocpp16.PROTOCOL);

    @Test
    void c12_strictIsTheDefault_andAProfileChangesACopyOnly() {
        OcppCodec lenient = with(LeniencyRule.coerce());
        String frame = status("\"connectorId\":\"1\"");
        assertThat(STRICT.leniency()).isEqualTo(LeniencyProfile.STRICT);
        assertThat(STRICT.decode(frame)).isInstanceOf(Rejected.class);
        assertThat(lenient.decode(frame)).isInstanceOf(Decoded.class);
        assertThat(lenient.withLeniency(LeniencyProfile.STRICT).decode(frame)).isEqualTo(STRICT.decode(frame));
        assertThat(STRICT.withLeniency(LeniencyProfile.STRICT)).isSameAs(STRICT);
        assertThat(lenient.checkRequest(Ocpp16.STATUS_NOTIFICATION, payload(frame)))
                .isPresent();
    }

    @Test
    void c12_theReceivedPayloadStays_besideTheRepairedOne() {
        String frame = status("\"connectorId\": \"1\"");
        assertThat(with(LeniencyRule.coerce()).decode(frame)).isInstanceOfSatisfying(Decoded.class, decoded -> {
            assertThat(((Call) decoded.frame()).payload().toString()).startsWith("{\"connectorId\": \"1\",");
            assertThat(decoded.repaired().toString()).startsWith("{\"connectorId\":1,");
            assertThat(decoded.tolerances())
                    .containsExactly(new Tolerance(
                            "/connectorId", "type", Treatment.COERCE, "string where integer is expected"));
            assertThat(STRICT.checkRequest(Ocpp16.STATUS_NOTIFICATION, decoded.repaired()))
                    .isEmpty();
        });
    }

    @Test
    void validPayload_needsNoTolerance_whateverTheProfile() {
        String frame = status("\"connectorId\":1");
        assertThat(with(LeniencyRule.ignore()).decode(frame))
                .isEqualTo(STRICT.decode(frame))
                .isEqualTo(new Decoded(new Call("1", "StatusNotification", payload(frame))));
    }

    @Test
    void theFirstRuleThatMends_counts() {
        OcppCodec codec = with(
                LeniencyRule.coerce().against("type"),
                LeniencyRule.byDefault(RawJson.of("9")).at("/connectorId"),
                LeniencyRule.ignore());
        assertThat(((Decoded) codec.decode(status("\"connectorId\":\"3\"")))
                        .repaired()
                        .toString())
                .contains("\"connectorId\":3");
        assertThat(((Decoded) codec.decode(status("\"connectorId\":\"three\"")))
                        .repaired()
                        .toString())
                .contains("\"connectorId\":9");
    }

    @Test
    void rules_areBoundToAction_message_pathAndKeyword() {
        LeniencyRule rule = LeniencyRule.coerce()
                .forAction("Heartbeat")
                .in(Kind.RESPONSE)
                .at("/current*")
                .against("type");
        OcppCodec codec = with(rule);
        RawJson epoch = RawJson.of("{\"currentTime\":\"1697729287\"}");
        assertThat(codec.judgeResponse(Ocpp16.HEARTBEAT, epoch)).isInstanceOf(Invalid.class);
        assertThat(codec.decode(status("\"connectorId\":\"1\""))).isInstanceOf(Rejected.class);
        assertThat(with(rule.against("format"))
                        .bind(epoch, HeartbeatResponse.class)
                        .value())
                .contains(new HeartbeatResponse(new DateTime("2023-10-19T15:28:07.000Z")));
    }

    @Test
    void malformedAnswer_isInvalid_whateverTheProfile() {
        OcppCodec codec = with(LeniencyRule.coerce(), LeniencyRule.ignore());
        for (String payload : List.of("", "{", "[]", "7", "{\"a\":1,\"a\":1}")) {
            Judgement judgement = codec.judgeResponse(Ocpp16.RESET, RawJson.of(payload));
            assertThat(judgement).isInstanceOf(Invalid.class);
            assertThat(judgement.refusal()).isPresent();
        }
        assertThat(codec.judgeResponse(Ocpp16.CLEAR_CACHE, RawJson.of("{\"status\":\"Accepted\"}"))
                        .refusal())
                .isEmpty();
    }

    @Test
    void manyFaults_areCounted_andTooManyAreRefused() {
        assertThat(with(LeniencyRule.coerce()).decode(numericValues(2_000)))
                .isInstanceOfSatisfying(
                        Decoded.class,
                        d -> assertThat(d.tolerances())
                                .singleElement()
                                .extracting(Tolerance::times, Tolerance::pointer)
                                .containsExactly(2_000, "/meterValue/0/sampledValue/0/value"));
        assertThat(with(LeniencyRule.coerce()).decode(numericValues(2_001)))
                .isEqualTo(STRICT.decode(numericValues(2_001)));
    }

    @Test
    void manyUnknownFields_makeOneTolerance_withAPointerThatCanBePrinted() {
        StringBuilder fields = new StringBuilder("\"\\u0007\":1");
        for (int i = 0; i < 1_000; i++) {
            fields.append(",\"f").append(i).append("\":1");
        }
        Decoded decoded = (Decoded) with(LeniencyRule.ignore()).decode("[2,\"1\",\"Heartbeat\",{" + fields + "}]");
        assertThat(decoded.tolerances())
                .containsExactly(new Tolerance("", "additionalProperties", Treatment.IGNORE, "unknown field  ", 1_001));
        assertThat(decoded.repaired()).isEqualTo(RawJson.EMPTY_OBJECT);
    }

    @Test
    void whatIsNotForgiven_isToldByItsOwnCode() {
        OcppCodec codec = with(LeniencyRule.coerce());
        assertThat(codec.decode(status("\"connectorId\":\"1\",\"more\":1")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(r.violation().code()).isEqualTo(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION));
    }

    private static String numericValues(int count) {
        return "[2,\"1\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2023-10-19T15:28:07Z\","
                + "\"sampledValue\":[" + "{\"value\":7},".repeat(count) + "{\"value\":\"8\"}]}]}]";
    }

    private static OcppCodec with(LeniencyRule... rules) {
        return STRICT.withLeniency(LeniencyProfile.of("test", rules));
    }

    private static String status(String fields) {
        return "[2,\"1\",\"StatusNotification\",{" + fields + ",\"errorCode\":\"NoError\",\"status\":\"Available\"}]";
    }

    private static RawJson payload(String frame) {
        return RawJson.of(frame.substring(frame.indexOf('{'), frame.length() - 1));
    }
}
