// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How far an upload of diagnostics is (OCPP 1.6 §6.17).
 *
 * @param status how far
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record DiagnosticsStatusNotificationRequest(Status status) {
    /** How far an upload of diagnostics is. */
    public enum Status {
        /** None is running; sent only when asked for. */
        @JsonProperty("Idle")
        IDLE,
        /** It is complete. */
        @JsonProperty("Uploaded")
        UPLOADED,
        /** It failed. */
        @JsonProperty("UploadFailed")
        UPLOAD_FAILED,
        /** It is running. */
        @JsonProperty("Uploading")
        UPLOADING
    }
}
