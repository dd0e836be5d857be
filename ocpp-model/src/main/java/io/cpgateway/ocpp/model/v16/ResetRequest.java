// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Restart (OCPP 1.6 §6.39).
 *
 * @param type how
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type"})
public record ResetRequest(Type type) {
    /** How to restart. */
    public enum Type {
        /** At once; transactions end as far as they can. */
        @JsonProperty("Hard")
        HARD,
        /** After the transactions were ended properly. */
        @JsonProperty("Soft")
        SOFT
    }
}
