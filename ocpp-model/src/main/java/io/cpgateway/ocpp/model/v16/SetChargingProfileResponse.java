// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the profile was taken over (OCPP 1.6 §6.44).
 *
 * @param status whether it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record SetChargingProfileResponse(Status status) {
    /** Whether a charging profile was taken over. */
    public enum Status {
        /** It was; it need not be the one in force. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It was not. */
        @JsonProperty("Rejected")
        REJECTED,
        /** The Charge Point knows no charging profiles. */
        @JsonProperty("NotSupported")
        NOT_SUPPORTED
    }
}
