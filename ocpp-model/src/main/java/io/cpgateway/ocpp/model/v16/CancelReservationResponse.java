// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the reservation was given up (OCPP 1.6 §6.6).
 *
 * @param status whether it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record CancelReservationResponse(Status status) {
    /** Whether a reservation was given up. */
    public enum Status {
        /** It was. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** There is no such reservation. */
        @JsonProperty("Rejected")
        REJECTED
    }
}
