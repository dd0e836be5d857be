// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether profiles were removed (OCPP 1.6 §6.14).
 *
 * @param status whether any were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record ClearChargingProfileResponse(Status status) {
    /** Whether charging profiles were removed. */
    public enum Status {
        /** At least one was. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** None fits. */
        @JsonProperty("Unknown")
        UNKNOWN
    }
}
