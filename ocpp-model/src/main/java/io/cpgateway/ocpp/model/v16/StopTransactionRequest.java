// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction ended (OCPP 1.6 §6.49).
 *
 * @param idTag who stopped it; at most 20 characters, left out where nobody presented a tag
 * @param meterStop meter reading at the end, in Wh
 * @param timestamp when it ended; RFC 3339
 * @param transactionId the id from the answer to StartTransaction
 * @param reason why it ended; left out means Local
 * @param transactionData meter values kept for billing; optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"idTag", "meterStop", "timestamp", "transactionId", "reason", "transactionData"})
public record StopTransactionRequest(
        @Nullable @Size(max = 20) String idTag,
        long meterStop,
        DateTime timestamp,
        long transactionId,
        @Nullable Reason reason,
        @Nullable List<MeterValue> transactionData) {
    /** Copies the list. */
    public StopTransactionRequest {
        transactionData = transactionData == null ? null : List.copyOf(transactionData);
    }

    /** Why a transaction ended (OCPP 1.6 §7). */
    public enum Reason {
        /** The emergency button. */
        @JsonProperty("EmergencyStop")
        EMERGENCY_STOP,
        /** The cable was unplugged or the vehicle left. */
        @JsonProperty("EVDisconnected")
        EV_DISCONNECTED,
        /** A hard reset was ordered. */
        @JsonProperty("HardReset")
        HARD_RESET,
        /** The user, at the Charge Point. */
        @JsonProperty("Local")
        LOCAL,
        /** Anything else. */
        @JsonProperty("Other")
        OTHER,
        /** The supply failed. */
        @JsonProperty("PowerLoss")
        POWER_LOSS,
        /** The Charge Point restarted by itself. */
        @JsonProperty("Reboot")
        REBOOT,
        /** The Central System, on request. */
        @JsonProperty("Remote")
        REMOTE,
        /** A soft reset was ordered. */
        @JsonProperty("SoftReset")
        SOFT_RESET,
        /** The Central System unlocked the connector. */
        @JsonProperty("UnlockCommand")
        UNLOCK_COMMAND,
        /** The idTag was refused after the start. */
        @JsonProperty("DeAuthorized")
        DE_AUTHORIZED
    }
}
