// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * How far an update of signed firmware is (security whitepaper §5.19).
 *
 * @param status how far
 * @param requestId the id from the SignedUpdateFirmware; left out where none is running
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "requestId"})
public record SignedFirmwareStatusNotificationRequest(
        Status status, @Nullable Integer requestId) {
    /** How far an update of signed firmware is. */
    public enum Status {
        /** The new firmware is there. */
        @JsonProperty("Downloaded")
        DOWNLOADED,
        /** The download failed. */
        @JsonProperty("DownloadFailed")
        DOWNLOAD_FAILED,
        /** The download is running. */
        @JsonProperty("Downloading")
        DOWNLOADING,
        /** The download will begin later. */
        @JsonProperty("DownloadScheduled")
        DOWNLOAD_SCHEDULED,
        /** The download was interrupted and will go on. */
        @JsonProperty("DownloadPaused")
        DOWNLOAD_PAUSED,
        /** None is running; sent only when asked for. */
        @JsonProperty("Idle")
        IDLE,
        /** The installation failed. */
        @JsonProperty("InstallationFailed")
        INSTALLATION_FAILED,
        /** The installation is running. */
        @JsonProperty("Installing")
        INSTALLING,
        /** The new firmware is in use. */
        @JsonProperty("Installed")
        INSTALLED,
        /** The Charge Point restarts to put it into use. */
        @JsonProperty("InstallRebooting")
        INSTALL_REBOOTING,
        /** The installation will begin later. */
        @JsonProperty("InstallScheduled")
        INSTALL_SCHEDULED,
        /** The check of the new firmware failed. */
        @JsonProperty("InstallVerificationFailed")
        INSTALL_VERIFICATION_FAILED,
        /** The signature is not valid. */
        @JsonProperty("InvalidSignature")
        INVALID_SIGNATURE,
        /** The signature is valid. */
        @JsonProperty("SignatureVerified")
        SIGNATURE_VERIFIED
    }
}
