// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Fetch and install firmware whose signature is checked (security whitepaper §5.21).
 *
 * @param retries how often to try again; left out means that the Charge Point decides
 * @param retryInterval the time between two attempts, in seconds; left out means that the Charge Point decides
 * @param requestId the id that the SignedFirmwareStatusNotifications will carry
 * @param firmware the firmware
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"retries", "retryInterval", "requestId", "firmware"})
public record SignedUpdateFirmwareRequest(
        @Nullable Integer retries, @Nullable Integer retryInterval, int requestId, Firmware firmware) {
    /**
     * Firmware and what proves where it comes from (security whitepaper §6).
     *
     * @param location the URL to fetch it from; at most 512 characters
     * @param retrieveDateTime from when on to fetch it; RFC 3339
     * @param installDateTime from when on to install it; RFC 3339, optional
     * @param signingCertificate the certificate of the signer, PEM; at most 5500 characters
     * @param signature the signature, Base64; at most 800 characters
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"location", "retrieveDateTime", "installDateTime", "signingCertificate", "signature"})
    public record Firmware(
            @Size(max = 512) String location,
            DateTime retrieveDateTime,
            @Nullable DateTime installDateTime,
            @Size(max = 5500) String signingCertificate,
            @Size(max = 800) String signature) {}
}
