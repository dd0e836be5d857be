// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the Central System knows and takes the Charge Point: the answer to a BootNotification (OCPP 1.6 §6.4). */
public enum RegistrationStatus {
    /** Taken: everything may be sent. */
    @JsonProperty("Accepted")
    ACCEPTED,
    /** Not yet: the Central System wants to look at or set something first. */
    @JsonProperty("Pending")
    PENDING,
    /** Refused: the Charge Point keeps silent until the interval has passed. */
    @JsonProperty("Rejected")
    REJECTED
}
