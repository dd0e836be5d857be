// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the certificate will be signed (security whitepaper §5.18).
 *
 * @param status whether it will; the certificate itself comes in a CertificateSigned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record SignCertificateResponse(Status status) {
    /** Whether a certificate will be signed. */
    public enum Status {
        /** It will be tried. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It will not. */
        @JsonProperty("Rejected")
        REJECTED
    }
}
