// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the certificate was removed (security whitepaper §5.4).
 *
 * @param status whether it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record DeleteCertificateResponse(Status status) {
    /** Whether a certificate was removed. */
    public enum Status {
        /** It was. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It could not be removed. */
        @JsonProperty("Failed")
        FAILED,
        /** There is no such certificate. */
        @JsonProperty("NotFound")
        NOT_FOUND
    }
}
