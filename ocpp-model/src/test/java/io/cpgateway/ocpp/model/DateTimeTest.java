// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.5+02:00, 2026-01-31T10:00:00.500Z",
        "2026-01-31T12:00:00-00:00, 2026-01-31T12:00:00Z",
        "2023-05-05T10:11:42.1240977Z, 2023-05-05T10:11:42.124097700Z",
        "2026-01-31T12:00:00.1234567891Z, 2026-01-31T12:00:00.123456789Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2017-01-01T01:59:60.9+02:00, 2017-01-01T00:00:00Z",
        "1969-12-31T23:59:60Z, 1970-01-01T00:00:00Z",
        "2026-01-31T00:00:00.12345678901234567890123456789012345678901Z, 2026-01-31T00:00:00.123456789Z",
        "2026-01-31T12:00:00-18:00, 2026-02-01T06:00:00Z",
    })
    void instant_readsRfc3339(String text, Instant instant) {
        assertThat(new DateTime(text).instant()).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "2026-01-31",
                "2026-01-31T12:00:00",
                "2026-01-31 12:00:00Z",
                "2026-01-31T12:00Z",
                "2026-01-31T12:00:00+02",
                "2026-01-31T12:00:00+0200",
                "2026-01-31T12:00:00.Z",
                "2026-02-30T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:60:00Z",
                "2026-01-31T12:00:60Z",
                "2026-01-31T12:00:61Z",
                "+12026-01-31T12:00:00Z",
                "2026-01-31T12:00:00Z[GMT]",
                "2026-01-31T12:00:00Z\n",
                "2026-01-31T12:00:00.123456789012345678901234567890123456789012Z",
                "2026-01-31T12:00:00.5",
                "2026-01-31T12:00:00,5Z",
                "2026-01-31T12:00:00+18:01",
                "2026-01-31T12:00:00+02:60",
                "2026-01-31T12:00:00*02:00",
                "2026-01-31T12:00:00+02:0",
                "2026-01-31T12:00:00+02:000",
                "2026-00-31T12:00:00Z",
                "2026T01-31T12:00:00Z",
                "２０２６-01-31T12:00:00Z",
            })
    void instant_isEmptyForAnythingElse(String text) {
        assertThat(new DateTime(text).instant()).isEmpty();
    }

    @Test
    void of_writesUtcWithMilliseconds() {
        assertThat(DateTime.of(Instant.parse("2026-01-31T12:00:00Z")).text()).isEqualTo("2026-01-31T12:00:00.000Z");
        assertThat(DateTime.of(Instant.parse("2026-01-31T12:00:00.123999Z")).text())
                .isEqualTo("2026-01-31T12:00:00.123Z");
    }
}
