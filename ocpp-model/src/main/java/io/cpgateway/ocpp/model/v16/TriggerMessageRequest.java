// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Send a certain message now (OCPP 1.6 §6.51).
 *
 * @param requestedMessage which message
 * @param connectorId for which connector, from 1; left out means for all or none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"requestedMessage", "connectorId"})
public record TriggerMessageRequest(
        MessageTrigger requestedMessage, @Nullable Integer connectorId) {
    /** A message that can be asked for (OCPP 1.6 §7). */
    public enum MessageTrigger {
        /** A BootNotification. */
        @JsonProperty("BootNotification")
        BOOT_NOTIFICATION,
        /** A DiagnosticsStatusNotification. */
        @JsonProperty("DiagnosticsStatusNotification")
        DIAGNOSTICS_STATUS_NOTIFICATION,
        /** A FirmwareStatusNotification. */
        @JsonProperty("FirmwareStatusNotification")
        FIRMWARE_STATUS_NOTIFICATION,
        /** A Heartbeat. */
        @JsonProperty("Heartbeat")
        HEARTBEAT,
        /** MeterValues. */
        @JsonProperty("MeterValues")
        METER_VALUES,
        /** A StatusNotification. */
        @JsonProperty("StatusNotification")
        STATUS_NOTIFICATION
    }
}
