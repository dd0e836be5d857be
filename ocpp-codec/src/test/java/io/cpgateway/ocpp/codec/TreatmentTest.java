// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.GetDiagnosticsRequest;
import io.cpgateway.ocpp.model.v16.MeterValuesRequest;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.StatusNotificationRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C12: what each treatment does about a fault. */
class TreatmentTest {
    private static final OcppCodec STRICT = OcppCodec.of(Ocpp16.PROTOCOL);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "type; \"connectorId\":\"12\"; \"connectorId\":12",
                "type; \"connectorId\":\" 12.0 \"; \"connectorId\":12",
                "type; \"connectorId\":\"-3\"; \"connectorId\":-3",
                "type; \"connectorId\":12.0; \"connectorId\":12",
                "type; \"connectorId\":1,\"info\":7; \"connectorId\":1,\"info\":\"7\"",
                "type; \"connectorId\":1,\"info\":7.50; \"connectorId\":1,\"info\":\"7.50\"",
                "type; \"connectorId\":1,\"info\":1e3; \"connectorId\":1,\"info\":\"1000\"",
                "type; \"connectorId\":1,\"info\":true; \"connectorId\":1,\"info\":\"true\"",
                "type; \"connectorId\":1,\"info\":null; \"connectorId\":1",
                "format; \"connectorId\":1,\"timestamp\":\"\"; \"connectorId\":1",
                "format; \"connectorId\":1,\"timestamp\":\"null\"; \"connectorId\":1",
                "format; \"connectorId\":1,\"timestamp\":\"2023-10-19 15:28\"; \"connectorId\":1,\"timestamp\":\"2023-10-19T15:28:00Z\"",
            })
    void coerce_writesTheValueAsTheSchemaWantsIt(String keyword, String received, String repaired) {
        Decoded decoded = (Decoded) with(LeniencyRule.coerce()).decode(status(received));
        assertThat(decoded.repaired()).isEqualTo(payload(status(repaired)));
        assertThat(decoded.tolerances()).extracting(Tolerance::keyword).containsExactly(keyword);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "type; /connectorId; \"connectorId\":\"one\"",
                "type; /connectorId; \"connectorId\":\"1e9\"",
                "type; /connectorId; \"connectorId\":\"1.5\"",
                "type; /connectorId; \"connectorId\":1.5",
                "type; /connectorId; \"connectorId\":true",
                "type; /connectorId; \"connectorId\":\"9999999999999999999999999999999999\"",
                "type; /info; \"connectorId\":1,\"info\":{}",
                "type; /connectorId; \"connectorId\":null",
                "format; /timestamp; \"connectorId\":1,\"timestamp\":\"yesterday\"",
                "maxLength; /info; \"connectorId\":1,\"info\":\"123456789012345678901234567890123456789012345678901\"",
                "additionalProperties; /more; \"connectorId\":1,\"more\":1",
            })
    void coerce_neverGuesses(String keyword, String pointer, String received) {
        assertThat(with(LeniencyRule.coerce()).decode(status(received)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(r.violation())
                                .extracting(Violation::keyword, Violation::pointer)
                                .containsExactly(keyword, pointer));
    }

    @Test
    void coerce_makesBooleans_arraysOfOne_andMultiples() {
        OcppCodec codec = with(LeniencyRule.coerce());
        Judgement configuration = codec.judgeResponse(
                Ocpp16.GET_CONFIGURATION,
                RawJson.of(
                        "{\"configurationKey\":{\"key\":\"a\",\"readonly\":\"False\",\"value\":3},\"unknownKey\":7}"));
        assertThat(((Valid) configuration).payload())
                .isEqualTo(RawJson.of("{\"configurationKey\":[{\"key\":\"a\",\"readonly\":false,\"value\":\"3\"}],"
                        + "\"unknownKey\":[\"7\"]}"));
        Judgement schedule = codec.judgeResponse(
                Ocpp16.GET_COMPOSITE_SCHEDULE,
                RawJson.of("{\"status\":\"Accepted\",\"chargingSchedule\":{\"chargingRateUnit\":\"W\","
                        + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":11109.000000000002}],"
                        + "\"minChargingRate\":\"8.1\"}}"));
        assertThat(((Valid) schedule).payload().toString())
                .contains("\"limit\":11109.0}")
                .contains("\"minChargingRate\":8.1}");
    }

    @Test
    void aTimeWithoutOffset_isTakenToHaveThatOfTheRule() {
        OcppCodec codec = with(LeniencyRule.coerce().against("format").with(RawJson.of("\"+02:00\"")));
        String frame = status("\"connectorId\":1,\"timestamp\":\"2023-10-19T15:28:07\"");
        StatusNotificationRequest bound = codec.bind(payload(frame), StatusNotificationRequest.class)
                .value()
                .orElseThrow();
        assertThat(bound.timestamp()).isEqualTo(new DateTime("2023-10-19T15:28:07+02:00"));
    }

    @Test
    void ignore_takesAValueAsAbsent_andDropsTheItemThatMissesAField() {
        OcppCodec codec = with(LeniencyRule.ignore());
        RawJson payload = RawJson.of(
                "{\"connectorId\":1,\"x\":{},\"transactionId\":[],\"meterValue\":["
                        + "{\"timestamp\":\"\",\"sampledValue\":[]},7,"
                        + "{\"timestamp\":\"2023-10-19T15:28:07Z\",\"sampledValue\":[{},{\"value\":\"1\"},{\"unit\":\"Wh\"},\"2\"]}]}");
        assertThat(codec.bind(payload, MeterValuesRequest.class).value()).hasValueSatisfying(request -> {
            assertThat(request.transactionId()).isNull();
            assertThat(request.meterValue()).hasSize(1);
            assertThat(request.meterValue().get(0).sampledValue()).hasSize(1);
        });
        assertThat(codec.decode("[2,\"1\",\"Authorize\",{}]")).isInstanceOf(Rejected.class);
    }

    @Test
    void default_standsInForTheWrongAndTheMissing() {
        OcppCodec codec = with(LeniencyRule.byDefault(RawJson.of("0")).at("/connectorId"));
        for (String frame : List.of(status("\"connectorId\":[]"), status("\"info\":\"\""))) {
            assertThat(((Decoded) codec.decode(frame)).repaired().toString()).contains("\"connectorId\":0");
        }
        OcppCodec wrong = with(LeniencyRule.byDefault(RawJson.of("\"zero\"")));
        assertThat(wrong.decode(status("\"connectorId\":[]"))).isInstanceOf(Rejected.class);
        assertThat(wrong.decode(status("\"connectorId\":1,\"more\":1"))).isInstanceOf(Rejected.class);
    }

    @Test
    void keep_letsAnUnknownNameStand_andARecordGetsTheStandIn() {
        RawJson payload =
                payload("[2,\"1\",\"X\",{\"connectorId\":1,\"errorCode\":\"Error\",\"status\":\"Available\"}]");
        OcppCodec standIn = with(LeniencyRule.keep().with(RawJson.of("\"OtherError\"")));
        assertThat(standIn.decode("[2,\"1\",\"StatusNotification\"," + payload + "]"))
                .isInstanceOfSatisfying(Decoded.class, decoded -> {
                    assertThat(decoded.repaired()).isEqualTo(payload);
                    assertThat(decoded.tolerances())
                            .singleElement()
                            .satisfies(t -> assertThat(t.found()).endsWith(": \"Error\""));
                });
        assertThat(standIn.bind(payload, StatusNotificationRequest.class).value())
                .get()
                .extracting(StatusNotificationRequest::errorCode)
                .isEqualTo(StatusNotificationRequest.ChargePointErrorCode.OTHER_ERROR);
        assertThat(with(LeniencyRule.keep()).bind(payload, StatusNotificationRequest.class))
                .isInstanceOfSatisfying(
                        Unbound.class, u -> assertThat(u.violation().pointer()).isEqualTo("/errorCode"));
    }

    @Test
    void keep_letsALongTextAndABadTimeStand_inARecordToo() {
        String tag = "A".repeat(21);
        OcppCodec codec = with(LeniencyRule.keep());
        RawJson payload =
                RawJson.of("{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\",\"vendorId\":\""
                        + "v".repeat(256) + "\",\"timestamp\":\"soon\",\"info\":\"" + tag + "\"}");
        StatusNotificationRequest bound =
                codec.bind(payload, StatusNotificationRequest.class).value().orElseThrow();
        assertThat(bound.vendorId()).hasSize(256);
        assertThat(bound.timestamp()).isEqualTo(new DateTime("soon"));
        assertThat(codec.bind(RawJson.of("{\"location\":\"not a uri\"}"), GetDiagnosticsRequest.class))
                .isInstanceOfSatisfying(
                        Unbound.class,
                        u -> assertThat(u.violation())
                                .extracting(Violation::keyword, Violation::pointer)
                                .containsExactly("format", "/location"));
    }

    @Test
    void keep_isFoundAgain_afterItemsWereDropped() {
        OcppCodec codec = with(LeniencyRule.keep(), LeniencyRule.ignore());
        RawJson payload = RawJson.of("{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2023-10-19T15:28:07Z\","
                + "\"sampledValue\":[{},{\"value\":\"1\",\"unit\":\"Hz\"},{},{\"value\":\"2\",\"unit\":\"Hertz\"}]}]}");
        Decoded decoded = (Decoded) codec.decode("[2,\"1\",\"MeterValues\"," + payload + "]");
        assertThat(decoded.tolerances())
                .extracting(Tolerance::pointer, Tolerance::keyword, Tolerance::treatment, Tolerance::times)
                .containsExactlyInAnyOrder(
                        tuple("/meterValue/0/sampledValue/0/value", "required", Treatment.IGNORE, 2),
                        tuple("/meterValue/0/sampledValue/0/unit", "enum", Treatment.KEEP, 2));
        assertThat(codec.bind(payload, MeterValuesRequest.class).value())
                .hasValueSatisfying(
                        request -> assertThat(request.meterValue().get(0).sampledValue())
                                .hasSize(2)
                                .allMatch(sampled -> sampled.unit() == null));
    }

    @Test
    void truncate_cutsToTheLimit_inCharacters() {
        OcppCodec codec = with(LeniencyRule.truncate().at("/info"));
        Decoded decoded = (Decoded) codec.decode(status("\"connectorId\":1,\"info\":\"" + "😀".repeat(60) + "\""));
        assertThat(decoded.repaired())
                .isEqualTo(payload(status("\"connectorId\":1,\"info\":\"" + "😀".repeat(50) + "\"")));
        assertThat(codec.decode("[2,\"1\",\"Authorize\",{\"idTag\":\"" + "A".repeat(21) + "\"}]"))
                .isInstanceOf(Rejected.class);
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
