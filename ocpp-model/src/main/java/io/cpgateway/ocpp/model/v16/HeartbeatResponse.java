// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;

/**
 * The time (OCPP 1.6 §6.30).
 *
 * @param currentTime the Central System's time; RFC 3339
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"currentTime"})
public record HeartbeatResponse(DateTime currentTime) {}
