// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the Charge Point will restart (OCPP 1.6 §6.40).
 *
 * @param status whether it will
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record ResetResponse(Status status) {
    /** Whether the Charge Point will restart. */
    public enum Status {
        /** It will. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It will not. */
        @JsonProperty("Rejected")
        REJECTED
    }
}
