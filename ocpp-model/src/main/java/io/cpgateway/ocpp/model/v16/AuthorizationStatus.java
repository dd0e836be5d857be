// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the Central System thinks of an idTag (OCPP 1.6 §7.2). */
public enum AuthorizationStatus {
    /** May charge. */
    @JsonProperty("Accepted")
    ACCEPTED,
    /** Known, and not allowed to charge. */
    @JsonProperty("Blocked")
    BLOCKED,
    /** Known, and past its expiry date. */
    @JsonProperty("Expired")
    EXPIRED,
    /** Not known. */
    @JsonProperty("Invalid")
    INVALID,
    /** Already charging elsewhere, with no second transaction allowed. */
    @JsonProperty("ConcurrentTx")
    CONCURRENT_TX
}
