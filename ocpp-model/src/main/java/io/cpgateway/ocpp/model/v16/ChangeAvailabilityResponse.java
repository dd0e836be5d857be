// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the availability changes (OCPP 1.6 §6.8).
 *
 * @param status whether it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record ChangeAvailabilityResponse(Status status) {
    /** Whether an availability changes. */
    public enum Status {
        /** It has changed, or was so already. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It does not. */
        @JsonProperty("Rejected")
        REJECTED,
        /** It will when the running transaction has ended. */
        @JsonProperty("Scheduled")
        SCHEDULED
    }
}
