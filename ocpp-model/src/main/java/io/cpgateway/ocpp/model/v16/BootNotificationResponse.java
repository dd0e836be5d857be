// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;

/**
 * Whether the Charge Point is taken, and the time (OCPP 1.6 §6.4).
 *
 * @param status whether it is taken
 * @param currentTime the Central System's time, by which the Charge Point sets its clock; RFC 3339
 * @param interval heartbeat interval in seconds if Accepted, else the least wait before the next BootNotification; 0
 *     leaves it to the Charge Point
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "currentTime", "interval"})
public record BootNotificationResponse(RegistrationStatus status, DateTime currentTime, int interval) {}
