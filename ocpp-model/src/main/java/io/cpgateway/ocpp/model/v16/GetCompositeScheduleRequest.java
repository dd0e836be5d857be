// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Tell which limits will hold, all profiles taken together (OCPP 1.6 §6.21).
 *
 * @param connectorId number of the connector, 0 for the Charge Point as a whole
 * @param duration how far to look ahead, in seconds
 * @param chargingRateUnit the unit wanted; optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"connectorId", "duration", "chargingRateUnit"})
public record GetCompositeScheduleRequest(
        int connectorId, int duration, @Nullable ChargingRateUnit chargingRateUnit) {}
