// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormsTest {
    @ParameterizedTest
    @CsvSource({
        "2023-10-19T15:28:07, 2023-10-19T15:28:07Z",
        "2023-10-19T15:28:45.377, 2023-10-19T15:28:45.377Z",
        "2023-10-19 15:28:07, 2023-10-19T15:28:07Z",
        "2023-10-19t15:28, 2023-10-19T15:28:00Z",
        "2023-10-19T15:28:07+02, 2023-10-19T15:28:07+02:00",
        "2023-10-19T15:28:07-0330, 2023-10-19T15:28:07-03:30",
        "2023-10-19 15:28:07 +0200, 2023-10-19T15:28:07+02:00",
        "2023-10-19T15:28:07z, 2023-10-19T15:28:07Z",
        "'2023-10-19T15:28:07.1240977+02', 2023-10-19T15:28:07.1240977+02:00",
        "'2023-10-19T15:28:07,5', 2023-10-19T15:28:07.5Z",
        "' 2023-10-19T15:28:07 ', 2023-10-19T15:28:07Z",
        "1697729287, 2023-10-19T15:28:07.000Z",
        "1697729287123, 2023-10-19T15:28:07.123Z"
    })
    void knownForms_becomeRfc3339(String text, String expected) {
        assertThat(DateForms.rfc3339(text, "Z")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "19.10.2023 15:28",
                "2023-10-19",
                "2023-02-30T15:28:07",
                "2023-10-19T25:00:00",
                "2023-10-19T15:28:07+99",
                "2023-10-19T15:28:07 CET",
                "99999999999999999999",
                "2023-10-19T15:28:07.0000000000000000000000000000000000000000000000000000000000000"
            })
    void anythingElse_isNoTime(String text) {
        assertThat(DateForms.rfc3339(text, "Z")).isEmpty();
    }
}
