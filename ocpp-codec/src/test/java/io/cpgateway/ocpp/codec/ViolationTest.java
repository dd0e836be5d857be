// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.rpc.CallError;
import org.junit.jupiter.api.Test;

class ViolationTest {
    @Test
    void c7_theTextThatIsSent_saysWhere() {
        assertThat(violation("/meterValue/0/timestamp").located())
                .isEqualTo("/meterValue/0/timestamp: string is not a valid date-time");
    }

    @Test
    void c7_aFaultOfTheWhole_hasNoPlace() {
        assertThat(violation("").located()).isEqualTo("string is not a valid date-time");
    }

    @Test
    void c7_ratherThanCut_thePlaceIsLeftOut() {
        int room = CallError.MAX_DESCRIPTION_LENGTH - ": string is not a valid date-time".length();
        assertThat(violation("/" + "a".repeat(room - 1)).located()).hasSize(CallError.MAX_DESCRIPTION_LENGTH);
        assertThat(violation("/" + "a".repeat(room)).located()).isEqualTo("string is not a valid date-time");
    }

    private static Violation violation(String pointer) {
        return new Violation(
                ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, pointer, "format", "string is not a valid date-time");
    }
}
