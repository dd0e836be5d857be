// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the list was taken over (OCPP 1.6 §6.42).
 *
 * @param status whether it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record SendLocalListResponse(Status status) {
    /** Whether a local authorization list was taken over. */
    public enum Status {
        /** It was. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It was not; the full list is to be sent. */
        @JsonProperty("Failed")
        FAILED,
        /** The Charge Point has no such list. */
        @JsonProperty("NotSupported")
        NOT_SUPPORTED,
        /** The version of a differential update is not above the present one. */
        @JsonProperty("VersionMismatch")
        VERSION_MISMATCH
    }
}
