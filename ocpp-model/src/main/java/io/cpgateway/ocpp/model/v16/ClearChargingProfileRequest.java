// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Remove charging profiles; those that fit everything given here (OCPP 1.6 §6.13).
 *
 * @param id the id of one profile; optional
 * @param connectorId number of the connector, 0 for the Charge Point as a whole; optional
 * @param chargingProfilePurpose the purpose of the profiles; optional
 * @param stackLevel the precedence of the profiles, from 0; optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "connectorId", "chargingProfilePurpose", "stackLevel"})
public record ClearChargingProfileRequest(
        @Nullable Integer id,
        @Nullable Integer connectorId,
        @Nullable ChargingProfilePurpose chargingProfilePurpose,
        @Nullable Integer stackLevel) {}
