// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cpgateway.ocpp.model.DateTime;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The records need no more than the annotations: a plain mapper of Jackson 2 reads and writes them too. */
class Jackson2Test {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Arguments> messages() {
        DateTime time = new DateTime("2026-01-31T12:00:00Z");
        SampledValue sampled = SampledValue.builder("1.5")
                .phase(SampledValue.Phase.L1_N)
                .unit(SampledValue.UnitOfMeasure.KWH)
                .build();
        ChargingSchedule schedule = new ChargingSchedule(
                null,
                null,
                ChargingRateUnit.A,
                List.of(new ChargingSchedule.Period(0, new BigDecimal("8.1"), null)),
                null);
        return Stream.of(
                Arguments.of(new HeartbeatRequest(), "{}"),
                Arguments.of(
                        BootNotificationRequest.builder("v", "m").imsi("1").build(),
                        "{\"chargePointVendor\":\"v\",\"chargePointModel\":\"m\",\"imsi\":\"1\"}"),
                Arguments.of(
                        new BootNotificationResponse(RegistrationStatus.ACCEPTED, time, 300),
                        "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-31T12:00:00Z\",\"interval\":300}"),
                Arguments.of(
                        new GetConfigurationResponse(
                                List.of(new GetConfigurationResponse.KeyValue("k", true, null)), null),
                        "{\"configurationKey\":[{\"key\":\"k\",\"readonly\":true}]}"),
                Arguments.of(
                        new MeterValuesRequest(1, null, List.of(new MeterValue(time, List.of(sampled)))),
                        "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-01-31T12:00:00Z\",\"sampledValue\":"
                                + "[{\"value\":\"1.5\",\"phase\":\"L1-N\",\"unit\":\"kWh\"}]}]}"),
                Arguments.of(
                        schedule,
                        "{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":8.1}]}"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void plainMapper_writesAndReadsTheMessage(Record message, String json) throws JsonProcessingException {
        assertThat(MAPPER.writeValueAsString(message)).isEqualTo(json);
        assertThat(MAPPER.readValue(json, message.getClass())).isEqualTo(message);
    }
}
