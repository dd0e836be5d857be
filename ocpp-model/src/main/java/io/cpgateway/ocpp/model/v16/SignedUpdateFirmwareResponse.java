// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the update will be made (security whitepaper §5.22).
 *
 * @param status whether it will
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record SignedUpdateFirmwareResponse(Status status) {
    /** Whether an update of signed firmware will be made. */
    public enum Status {
        /** It will. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It will not. */
        @JsonProperty("Rejected")
        REJECTED,
        /** It will, and an update that was running was given up. */
        @JsonProperty("AcceptedCanceled")
        ACCEPTED_CANCELED,
        /** The certificate of the signer is not valid. */
        @JsonProperty("InvalidCertificate")
        INVALID_CERTIFICATE,
        /** The certificate of the signer was revoked. */
        @JsonProperty("RevokedCertificate")
        REVOKED_CERTIFICATE
    }
}
