// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import org.jspecify.annotations.Nullable;

/**
 * The limits that will hold (OCPP 1.6 §6.22).
 *
 * @param status whether there is an answer
 * @param connectorId number of the connector, 0 for the Charge Point as a whole; optional
 * @param scheduleStart when the first limit begins; RFC 3339, optional
 * @param chargingSchedule the limits, relative to that start; optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "connectorId", "scheduleStart", "chargingSchedule"})
public record GetCompositeScheduleResponse(
        Status status,
        @Nullable Integer connectorId,
        @Nullable DateTime scheduleStart,
        @Nullable ChargingSchedule chargingSchedule) {
    /** Whether a composite schedule could be made. */
    public enum Status {
        /** It could. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** It could not. */
        @JsonProperty("Rejected")
        REJECTED
    }
}
