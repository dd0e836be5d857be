// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Send a certain message now, those of the whitepaper among them (security whitepaper §5.5).
 *
 * @param requestedMessage which message
 * @param connectorId for which connector, from 1; left out means for all or none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"requestedMessage", "connectorId"})
public record ExtendedTriggerMessageRequest(
        MessageTrigger requestedMessage, @Nullable Integer connectorId) {
    /** A message that can be asked for (security whitepaper §6). */
    public enum MessageTrigger {
        /** A BootNotification. */
        @JsonProperty("BootNotification")
        BOOT_NOTIFICATION,
        /** A LogStatusNotification. */
        @JsonProperty("LogStatusNotification")
        LOG_STATUS_NOTIFICATION,
        /** A SignedFirmwareStatusNotification. */
        @JsonProperty("FirmwareStatusNotification")
        FIRMWARE_STATUS_NOTIFICATION,
        /** A Heartbeat. */
        @JsonProperty("Heartbeat")
        HEARTBEAT,
        /** MeterValues. */
        @JsonProperty("MeterValues")
        METER_VALUES,
        /** A SignCertificate. */
        @JsonProperty("SignChargePointCertificate")
        SIGN_CHARGE_POINT_CERTIFICATE,
        /** A StatusNotification. */
        @JsonProperty("StatusNotification")
        STATUS_NOTIFICATION
    }
}
