// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * How far an upload of a log is (security whitepaper §5.13).
 *
 * @param status how far
 * @param requestId the id from the GetLog; left out where none is running
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "requestId"})
public record LogStatusNotificationRequest(
        Status status, @Nullable Integer requestId) {
    /** How far an upload of a log is. */
    public enum Status {
        /** The server did not understand the upload. */
        @JsonProperty("BadMessage")
        BAD_MESSAGE,
        /** None is running; sent only when asked for. */
        @JsonProperty("Idle")
        IDLE,
        /** The server does not support such an upload. */
        @JsonProperty("NotSupportedOperation")
        NOT_SUPPORTED_OPERATION,
        /** The server did not allow it. */
        @JsonProperty("PermissionDenied")
        PERMISSION_DENIED,
        /** It is complete. */
        @JsonProperty("Uploaded")
        UPLOADED,
        /** It failed. */
        @JsonProperty("UploadFailure")
        UPLOAD_FAILURE,
        /** It is running. */
        @JsonProperty("Uploading")
        UPLOADING
    }
}
