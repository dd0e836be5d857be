// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Make a connector available or not (OCPP 1.6 §6.7).
 *
 * @param connectorId number of the connector, 0 for the Charge Point as a whole
 * @param type what it is to become
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"connectorId", "type"})
public record ChangeAvailabilityRequest(int connectorId, Type type) {
    /** What a connector is to become. */
    public enum Type {
        /** Not available for charging. */
        @JsonProperty("Inoperative")
        INOPERATIVE,
        /** Available for charging. */
        @JsonProperty("Operative")
        OPERATIVE
    }
}
