// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Upload a file of diagnostics (OCPP 1.6 §6.25).
 *
 * @param location the directory to upload to
 * @param retries how often to try again; left out means that the Charge Point decides
 * @param retryInterval the time between two attempts, in seconds; left out means that the Charge Point decides
 * @param startTime the oldest entry wanted; RFC 3339, optional
 * @param stopTime the latest entry wanted; RFC 3339, optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"location", "retries", "retryInterval", "startTime", "stopTime"})
public record GetDiagnosticsRequest(
        URI location,
        @Nullable Integer retries,
        @Nullable Integer retryInterval,
        @Nullable DateTime startTime,
        @Nullable DateTime stopTime) {}
