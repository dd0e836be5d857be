// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the cache was emptied (OCPP 1.6 §6.12).
 *
 * @param status whether it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record ClearCacheResponse(Status status) {
    /** Whether the cache was emptied. */
    public enum Status {
        /** It was. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It was not. */
        @JsonProperty("Rejected")
        REJECTED
    }
}
