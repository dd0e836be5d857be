// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the connector is reserved (OCPP 1.6 §6.38).
 *
 * @param status whether it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record ReserveNowResponse(Status status) {
    /** Whether a connector is reserved. */
    public enum Status {
        /** It is. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It has a fault. */
        @JsonProperty("Faulted")
        FAULTED,
        /** It is in use. */
        @JsonProperty("Occupied")
        OCCUPIED,
        /** The Charge Point does not take reservations. */
        @JsonProperty("Rejected")
        REJECTED,
        /** It is not available. */
        @JsonProperty("Unavailable")
        UNAVAILABLE
    }
}
