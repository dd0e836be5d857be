// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Take over a charging profile (OCPP 1.6 §6.43).
 *
 * @param connectorId number of the connector, 0 for the Charge Point as a whole
 * @param csChargingProfiles the profile
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"connectorId", "csChargingProfiles"})
public record SetChargingProfileRequest(int connectorId, ChargingProfile csChargingProfiles) {}
