// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a charging profile is for (OCPP 1.6 §7.10). */
public enum ChargingProfilePurpose {
    /** A ceiling for the Charge Point as a whole. */
    @JsonProperty("ChargePointMaxProfile")
    CHARGE_POINT_MAX_PROFILE,
    /** For every transaction that has no profile of its own. */
    @JsonProperty("TxDefaultProfile")
    TX_DEFAULT_PROFILE,
    /** For one transaction, and gone with it. */
    @JsonProperty("TxProfile")
    TX_PROFILE
}
