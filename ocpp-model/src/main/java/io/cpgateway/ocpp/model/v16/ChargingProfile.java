// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import org.jspecify.annotations.Nullable;

/**
 * A limit on charging, with its purpose and validity (OCPP 1.6 §7.8).
 *
 * @param chargingProfileId the id of the profile
 * @param transactionId the transaction it is for; optional
 * @param stackLevel precedence, from 0; a higher level wins
 * @param chargingProfilePurpose what it is for
 * @param chargingProfileKind how its schedule is laid on the clock
 * @param recurrencyKind how often a recurring schedule starts again; optional
 * @param validFrom from when it holds; RFC 3339, optional
 * @param validTo until when it holds; RFC 3339, optional
 * @param chargingSchedule the limits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "chargingProfileId",
    "transactionId",
    "stackLevel",
    "chargingProfilePurpose",
    "chargingProfileKind",
    "recurrencyKind",
    "validFrom",
    "validTo",
    "chargingSchedule"
})
public record ChargingProfile(
        int chargingProfileId,
        @Nullable Long transactionId,
        int stackLevel,
        ChargingProfilePurpose chargingProfilePurpose,
        Kind chargingProfileKind,
        @Nullable RecurrencyKind recurrencyKind,
        @Nullable DateTime validFrom,
        @Nullable DateTime validTo,
        ChargingSchedule chargingSchedule) {
    /** How a schedule is laid on the clock (OCPP 1.6 §7.9). */
    public enum Kind {
        /** It begins at a fixed time. */
        @JsonProperty("Absolute")
        ABSOLUTE,
        /** It begins again every day or week. */
        @JsonProperty("Recurring")
        RECURRING,
        /** It begins with the transaction. */
        @JsonProperty("Relative")
        RELATIVE
    }

    /** How often a recurring schedule begins again (OCPP 1.6 §7). */
    public enum RecurrencyKind {
        /** Every 24 hours. */
        @JsonProperty("Daily")
        DAILY,
        /** Every seven days. */
        @JsonProperty("Weekly")
        WEEKLY
    }
}
