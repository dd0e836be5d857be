// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether it was unlocked (OCPP 1.6 §6.54).
 *
 * @param status what became of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record UnlockConnectorResponse(Status status) {
    /** What became of an unlocking. */
    public enum Status {
        /** It is unlocked. */
        @JsonProperty("Unlocked")
        UNLOCKED,
        /** It would not unlock. */
        @JsonProperty("UnlockFailed")
        UNLOCK_FAILED,
        /** There is no such connector, or it has no lock. */
        @JsonProperty("NotSupported")
        NOT_SUPPORTED
    }
}
