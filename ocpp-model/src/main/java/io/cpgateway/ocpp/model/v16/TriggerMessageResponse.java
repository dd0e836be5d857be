// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the message will be sent (OCPP 1.6 §6.52).
 *
 * @param status whether it will
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record TriggerMessageResponse(Status status) {
    /** Whether a triggered message will be sent. */
    public enum Status {
        /** It will. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It will not. */
        @JsonProperty("Rejected")
        REJECTED,
        /** The Charge Point does not know that message. */
        @JsonProperty("NotImplemented")
        NOT_IMPLEMENTED
    }
}
