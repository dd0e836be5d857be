// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Upload a log (security whitepaper §5.9).
 *
 * @param log what to upload, and where to
 * @param logType which log
 * @param requestId the id that the LogStatusNotifications will carry
 * @param retries how often to try again; left out means that the Charge Point decides
 * @param retryInterval the time between two attempts, in seconds; left out means that the Charge Point decides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"log", "logType", "requestId", "retries", "retryInterval"})
public record GetLogRequest(
        LogParameters log,
        LogType logType,
        int requestId,
        @Nullable Integer retries,
        @Nullable Integer retryInterval) {
    /** A log of the Charge Point (security whitepaper §6). */
    public enum LogType {
        /** Diagnostics. */
        @JsonProperty("DiagnosticsLog")
        DIAGNOSTICS_LOG,
        /** Security events. */
        @JsonProperty("SecurityLog")
        SECURITY_LOG
    }

    /**
     * What to upload, and where to (security whitepaper §6).
     *
     * @param remoteLocation the URL to upload to; at most 512 characters
     * @param oldestTimestamp the oldest entry wanted; RFC 3339, optional
     * @param latestTimestamp the latest entry wanted; RFC 3339, optional
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"remoteLocation", "oldestTimestamp", "latestTimestamp"})
    public record LogParameters(
            @Size(max = 512) String remoteLocation,
            @Nullable DateTime oldestTimestamp,
            @Nullable DateTime latestTimestamp) {}
}
