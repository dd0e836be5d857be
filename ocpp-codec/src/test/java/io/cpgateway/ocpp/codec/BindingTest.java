// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.BootNotificationRequest;
import io.cpgateway.ocpp.model.v16.BootNotificationResponse;
import io.cpgateway.ocpp.model.v16.ChargingProfile;
import io.cpgateway.ocpp.model.v16.ChargingProfilePurpose;
import io.cpgateway.ocpp.model.v16.ChargingRateUnit;
import io.cpgateway.ocpp.model.v16.ChargingSchedule;
import io.cpgateway.ocpp.model.v16.GetConfigurationResponse;
import io.cpgateway.ocpp.model.v16.HeartbeatRequest;
import io.cpgateway.ocpp.model.v16.IdTagInfo;
import io.cpgateway.ocpp.model.v16.MeterValue;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.RegistrationStatus;
import io.cpgateway.ocpp.model.v16.RemoteStartTransactionRequest;
import io.cpgateway.ocpp.model.v16.SampledValue;
import io.cpgateway.ocpp.model.v16.StopTransactionRequest;
import io.cpgateway.ocpp.model.v16.UnlockConnectorRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
    private static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);

    static Stream<Record> messages() {
        SampledValue sampled = SampledValue.builder("1.5")
                .context(SampledValue.ReadingContext.SAMPLE_PERIODIC)
                .phase(SampledValue.Phase.L1_N)
                .unit(SampledValue.UnitOfMeasure.CELCIUS)
                .build();
        return Stream.of(
                new HeartbeatRequest(),
                BootNotificationRequest.builder("v\"é", "m").imsi("1").build(),
                new BootNotificationResponse(RegistrationStatus.PENDING, new DateTime("2026-01-31T12:00:00Z"), 0),
                new GetConfigurationResponse(
                        List.of(new GetConfigurationResponse.KeyValue("k", true, null)), List.of("x", "y")),
                new StopTransactionRequest(
                        null,
                        5_000_000_000L,
                        new DateTime("2026-01-31T12:00:00.5+02:00"),
                        Long.MAX_VALUE,
                        StopTransactionRequest.Reason.EV_DISCONNECTED,
                        List.of(new MeterValue(new DateTime("2026-01-31T12:00:00Z"), List.of(sampled)))),
                remoteStart(new BigDecimal("8.1")));
    }

    @ParameterizedTest
    @MethodSource("messages")
    <T extends Record> void whatIsWritten_isBoundToTheSame(T message) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) message.getClass();
        assertThat(CODEC.bind(CODEC.payload(message), type)).isEqualTo(new Bound<>(message));
    }

    @Test
    void payload_isInSchemaOrder_withoutWhatIsAbsent() {
        assertThat(CODEC.payload(new BootNotificationRequest("v", "m", null, "box", null, null, null, null, "meter")))
                .isEqualTo(RawJson.of("{\"chargePointVendor\":\"v\",\"chargePointModel\":\"m\","
                        + "\"chargeBoxSerialNumber\":\"box\",\"meterSerialNumber\":\"meter\"}"));
        assertThat(CODEC.payload(new HeartbeatRequest())).isEqualTo(RawJson.EMPTY_OBJECT);
    }

    @ParameterizedTest
    @CsvSource({"1E+2, 100", "8.1, 8.1", "0.30, 0.30", "1E-1, 0.1", "123456789012345678.9, 123456789012345678.9"})
    void decimals_arePlainAndExact(BigDecimal limit, String written) {
        RawJson payload = CODEC.payload(remoteStart(limit));
        assertThat(payload.toString()).contains("\"limit\":" + written + "}");
        assertThat(CODEC.checkRequest(Ocpp16.REMOTE_START_TRANSACTION, payload)).isEmpty();
    }

    @Test
    void multipleOf_isExactForEveryStep() {
        for (int tenths = 0; tenths <= 400; tenths++) {
            RawJson step = CODEC.payload(remoteStart(BigDecimal.valueOf(tenths, 1)));
            assertThat(CODEC.checkRequest(Ocpp16.REMOTE_START_TRANSACTION, step))
                    .isEmpty();
            RawJson between = CODEC.payload(remoteStart(BigDecimal.valueOf(tenths * 10L + 5, 2)));
            assertThat(CODEC.checkRequest(Ocpp16.REMOTE_START_TRANSACTION, between))
                    .get()
                    .extracting(Violation::code, Violation::keyword)
                    .containsExactly(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "multipleOf");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11109.000000000002", "0.05", "1e-2", "0.1000000000000000055511151231257827"})
    void multipleOf_refusesWhatBinaryFloatingPointMakes(String limit) {
        RawJson payload = CODEC.payload(remoteStart(new BigDecimal(limit)));
        assertThat(CODEC.checkRequest(Ocpp16.REMOTE_START_TRANSACTION, payload)).isPresent();
    }

    @Test
    void integerBeyondItsComponent_isUnbound_thoughTheSchemaAllowsIt() {
        RawJson payload = RawJson.of("{\"connectorId\":99999999999}");
        assertThat(CODEC.checkRequest(Ocpp16.UNLOCK_CONNECTOR, payload)).isEmpty();
        assertThat(CODEC.bind(payload, UnlockConnectorRequest.class).value()).isEmpty();
        assertThat(CODEC.bind(payload, UnlockConnectorRequest.class))
                .isInstanceOfSatisfying(
                        Unbound.class,
                        u -> assertThat(u.violation())
                                .isEqualTo(new Violation(
                                        ErrorCode.TYPE_CONSTRAINT_VIOLATION,
                                        "/connectorId",
                                        "type",
                                        "integer out of range")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "{", "{} {}", "{\"idTag\":", "\u0000", "{\"status\":\"Nope\"}"})
    void badPayload_isUnbound_notAnException(String payload) {
        assertThat(CODEC.bind(RawJson.of(payload), IdTagInfo.class).value()).isEmpty();
        assertThat(CODEC.checkResponse(Ocpp16.AUTHORIZE, RawJson.of(payload))).isPresent();
    }

    @Test
    void payloadOfInvalidUtf8OrBeyondTheLimit_isUnbound() {
        RawJson latin1 = RawJson.copyOf(new byte[] {'{', '"', (byte) 0xe9, '"', ':', '1', '}'}, 0, 7);
        assertThat(CODEC.checkRequest(Ocpp16.HEARTBEAT, latin1))
                .get()
                .extracting(Violation::keyword)
                .isEqualTo(Violation.JSON);
        RawJson big = RawJson.of("{\"vendorId\":\"v\",\"data\":\"" + "x".repeat(65_536) + "\"}");
        assertThat(CODEC.checkRequest(Ocpp16.DATA_TRANSFER, big))
                .get()
                .extracting(Violation::keyword)
                .isEqualTo(Violation.LIMIT);
    }

    @Test
    void c6_badCallResult_isFoundWithCheckResponse() {
        assertThat(CODEC.checkResponse(Ocpp16.RESET, RawJson.of("{\"status\":\"Accepted\"}")))
                .isEmpty();
        assertThat(CODEC.checkResponse(Ocpp16.RESET, RawJson.of("{\"status\":\"Done\"}")))
                .get()
                .extracting(Violation::pointer, Violation::keyword)
                .containsExactly("/status", "enum");
        assertThat(CODEC.checkResponse(Ocpp16.RESET, RawJson.of("{\"status\":\"Accepted\",\"status\":\"Accepted\"}")))
                .get()
                .extracting(Violation::code)
                .isEqualTo(ErrorCode.FORMATION_VIOLATION);
    }

    record Odd(Object anything) {}

    @Test
    void recordWithoutASchema_isAMistakeOfTheCaller() {
        assertThatThrownBy(() -> CODEC.bind(RawJson.EMPTY_OBJECT, Odd.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("anything");
    }

    @Test
    void errorMapping_canBeReplaced() {
        ErrorMapping protocolError = keyword ->
                keyword.equals("required") ? ErrorCode.PROTOCOL_ERROR : ErrorMapping.DEFAULT.codeFor(keyword);
        OcppCodec codec = OcppCodec.of(Ocpp16.PROTOCOL, CodecLimits.DEFAULTS, protocolError);
        assertThat(codec.checkRequest(Ocpp16.AUTHORIZE, RawJson.EMPTY_OBJECT))
                .get()
                .extracting(Violation::code)
                .isEqualTo(ErrorCode.PROTOCOL_ERROR);
        assertThat(ErrorMapping.DEFAULT.codeFor("pattern")).isEqualTo(ErrorCode.GENERIC_ERROR);
    }

    private static RemoteStartTransactionRequest remoteStart(BigDecimal limit) {
        ChargingSchedule schedule = new ChargingSchedule(
                null, null, ChargingRateUnit.A, List.of(new ChargingSchedule.Period(0, limit, null)), null);
        ChargingProfile profile = new ChargingProfile(
                1,
                null,
                0,
                ChargingProfilePurpose.TX_PROFILE,
                ChargingProfile.Kind.RELATIVE,
                null,
                null,
                null,
                schedule);
        return new RemoteStartTransactionRequest(null, "tag", profile);
    }
}
