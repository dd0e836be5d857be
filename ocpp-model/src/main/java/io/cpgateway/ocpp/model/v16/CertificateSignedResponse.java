// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the certificate is used (security whitepaper §5.2).
 *
 * @param status whether it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record CertificateSignedResponse(Status status) {
    /** Whether a signed certificate is used. */
    public enum Status {
        /** It is. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It is not valid. */
        @JsonProperty("Rejected")
        REJECTED
    }
}
