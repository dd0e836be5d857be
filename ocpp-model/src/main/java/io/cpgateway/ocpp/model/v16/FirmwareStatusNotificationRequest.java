// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How far an update of the firmware is (OCPP 1.6 §6.19).
 *
 * @param status how far
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record FirmwareStatusNotificationRequest(Status status) {
    /** How far an update of the firmware is. */
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
        INSTALLED
    }
}
