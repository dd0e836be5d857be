// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The unit in which a charging schedule limits (OCPP 1.6 §7.12). */
public enum ChargingRateUnit {
    /** Ampere, per phase. */
    @JsonProperty("A")
    A,
    /** Watt, over all phases. */
    @JsonProperty("W")
    W
}
