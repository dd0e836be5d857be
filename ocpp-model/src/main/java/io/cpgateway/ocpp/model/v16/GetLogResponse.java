// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log will be uploaded (security whitepaper §5.10).
 *
 * @param status whether it will
 * @param filename the name of the file; at most 255 characters, left out where there is nothing to upload
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "filename"})
public record GetLogResponse(
        Status status, @Nullable @Size(max = 255) String filename) {
    /** Whether a log will be uploaded. */
    public enum Status {
        /** It will. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It will not. */
        @JsonProperty("Rejected")
        REJECTED,
        /** It will, and an upload that was running was given up. */
        @JsonProperty("AcceptedCanceled")
        ACCEPTED_CANCELED
    }
}
