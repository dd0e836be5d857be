// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the certificate was taken over (security whitepaper §5.12).
 *
 * @param status whether it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record InstallCertificateResponse(Status status) {
    /** Whether a root certificate was taken over. */
    public enum Status {
        /** It was. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It is valid, but could not be stored. */
        @JsonProperty("Failed")
        FAILED,
        /** It is not valid, or there is no room for it. */
        @JsonProperty("Rejected")
        REJECTED
    }
}
