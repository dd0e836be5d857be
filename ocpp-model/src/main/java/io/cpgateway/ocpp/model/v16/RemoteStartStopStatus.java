// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the Charge Point takes a remote start or stop; it says nothing of the transaction itself (OCPP 1.6 §7). */
public enum RemoteStartStopStatus {
    /** The Charge Point will try. */
    @JsonProperty("Accepted")
    ACCEPTED,
    /** The Charge Point will not try. */
    @JsonProperty("Rejected")
    REJECTED
}
