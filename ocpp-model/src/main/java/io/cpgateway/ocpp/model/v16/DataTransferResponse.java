// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What became of a DataTransfer (OCPP 1.6 §6.16).
 *
 * @param status whether it was understood and taken
 * @param data the content of the answer; no limit, optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "data"})
public record DataTransferResponse(Status status, @Nullable String data) {
    /** Whether a DataTransfer was understood and taken. */
    public enum Status {
        /** Understood and taken. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** Understood, not taken. */
        @JsonProperty("Rejected")
        REJECTED,
        /** The vendor is known, the message is not. */
        @JsonProperty("UnknownMessageId")
        UNKNOWN_MESSAGE_ID,
        /** The vendor is not known. */
        @JsonProperty("UnknownVendorId")
        UNKNOWN_VENDOR_ID
    }
}
