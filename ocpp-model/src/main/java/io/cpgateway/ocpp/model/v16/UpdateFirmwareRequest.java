// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Fetch and install firmware (OCPP 1.6 §6.55).
 *
 * @param location where the firmware is
 * @param retries how often to try again; left out means that the Charge Point decides
 * @param retrieveDate from when on to fetch it; RFC 3339
 * @param retryInterval the time between two attempts, in seconds; left out means that the Charge Point decides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"location", "retries", "retrieveDate", "retryInterval"})
public record UpdateFirmwareRequest(
        URI location,
        @Nullable Integer retries,
        DateTime retrieveDate,
        @Nullable Integer retryInterval) {}
