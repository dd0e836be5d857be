// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.MultipleOf;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits over time (OCPP 1.6 §7.13).
 *
 * @param duration how long the schedule holds, in seconds; optional
 * @param startSchedule when an absolute schedule begins; RFC 3339, optional
 * @param chargingRateUnit the unit of all limits
 * @param chargingSchedulePeriod the limits in the order of their start
 * @param minChargingRate the rate below which charging is inefficient, in the schedule's unit; a multiple of 0.1,
 *     optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"duration", "startSchedule", "chargingRateUnit", "chargingSchedulePeriod", "minChargingRate"})
public record ChargingSchedule(
        @Nullable Integer duration,
        @Nullable DateTime startSchedule,
        ChargingRateUnit chargingRateUnit,
        List<Period> chargingSchedulePeriod,
        @MultipleOf("0.1") @Nullable BigDecimal minChargingRate) {
    /** Copies the list. */
    public ChargingSchedule {
        chargingSchedulePeriod = List.copyOf(chargingSchedulePeriod);
    }

    /**
     * One limit, holding until the next begins (OCPP 1.6 §7.14).
     *
     * @param startPeriod when it begins, in seconds from the start of the schedule
     * @param limit the most that may be drawn, in the schedule's unit; a multiple of 0.1
     * @param numberPhases how many phases may be used; left out means 3
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"startPeriod", "limit", "numberPhases"})
    public record Period(
            int startPeriod,
            @MultipleOf("0.1") BigDecimal limit,
            @Nullable Integer numberPhases) {}
}
