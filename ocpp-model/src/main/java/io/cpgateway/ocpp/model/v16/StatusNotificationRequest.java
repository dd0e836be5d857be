// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A connector changed its status, or has an error (OCPP 1.6 §6.47).
 *
 * @param connectorId number of the connector, from 1; 0 stands for the whole Charge Point where the message allows it
 * @param errorCode the error, NoError if there is none
 * @param info free text on the error; at most 50 characters, optional
 * @param status the status now
 * @param timestamp when it changed; RFC 3339, left out means on receipt
 * @param vendorId whose error code it is; at most 255 characters, optional
 * @param vendorErrorCode the vendor's error code; at most 50 characters, optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"connectorId", "errorCode", "info", "status", "timestamp", "vendorId", "vendorErrorCode"})
public record StatusNotificationRequest(
        int connectorId,
        ChargePointErrorCode errorCode,
        @Nullable @Size(max = 50) String info,
        ChargePointStatus status,
        @Nullable DateTime timestamp,
        @Nullable @Size(max = 255) String vendorId,
        @Nullable @Size(max = 50) String vendorErrorCode) {
    /** What is wrong (OCPP 1.6 §7.6). */
    public enum ChargePointErrorCode {
        /** The connector does not lock or unlock. */
        @JsonProperty("ConnectorLockFailure")
        CONNECTOR_LOCK_FAILURE,
        /** The vehicle cannot be talked to. */
        @JsonProperty("EVCommunicationError")
        EV_COMMUNICATION_ERROR,
        /** The ground fault protection tripped. */
        @JsonProperty("GroundFailure")
        GROUND_FAILURE,
        /** Too hot inside. */
        @JsonProperty("HighTemperature")
        HIGH_TEMPERATURE,
        /** A fault in hardware or software inside. */
        @JsonProperty("InternalError")
        INTERNAL_ERROR,
        /** The Central System's answer contradicts the local list. */
        @JsonProperty("LocalListConflict")
        LOCAL_LIST_CONFLICT,
        /** Nothing is wrong. */
        @JsonProperty("NoError")
        NO_ERROR,
        /** Something else; see the vendor's code. */
        @JsonProperty("OtherError")
        OTHER_ERROR,
        /** The overcurrent protection tripped. */
        @JsonProperty("OverCurrentFailure")
        OVER_CURRENT_FAILURE,
        /** The meter cannot be read. */
        @JsonProperty("PowerMeterFailure")
        POWER_METER_FAILURE,
        /** The power switch does not switch. */
        @JsonProperty("PowerSwitchFailure")
        POWER_SWITCH_FAILURE,
        /** The idTag reader fails. */
        @JsonProperty("ReaderFailure")
        READER_FAILURE,
        /** The reset failed. */
        @JsonProperty("ResetFailure")
        RESET_FAILURE,
        /** The voltage is too low. */
        @JsonProperty("UnderVoltage")
        UNDER_VOLTAGE,
        /** The voltage is too high. */
        @JsonProperty("OverVoltage")
        OVER_VOLTAGE,
        /** The wireless signal is weak. */
        @JsonProperty("WeakSignal")
        WEAK_SIGNAL
    }

    /** What a connector, or the whole Charge Point, is doing (OCPP 1.6 §7.7). */
    public enum ChargePointStatus {
        /** Free for a new user. */
        @JsonProperty("Available")
        AVAILABLE,
        /** In use, not charging yet. */
        @JsonProperty("Preparing")
        PREPARING,
        /** Energy flows. */
        @JsonProperty("Charging")
        CHARGING,
        /** The Charge Point holds the energy back. */
        @JsonProperty("SuspendedEVSE")
        SUSPENDED_EVSE,
        /** The vehicle takes no energy. */
        @JsonProperty("SuspendedEV")
        SUSPENDED_EV,
        /** The transaction ended, the connector is not free yet. */
        @JsonProperty("Finishing")
        FINISHING,
        /** Held for a reservation. */
        @JsonProperty("Reserved")
        RESERVED,
        /** Out of service. */
        @JsonProperty("Unavailable")
        UNAVAILABLE,
        /** Out of service because of an error. */
        @JsonProperty("Faulted")
        FAULTED
    }
}
