// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the key was set (OCPP 1.6 §6.10).
 *
 * @param status what became of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record ChangeConfigurationResponse(Status status) {
    /** What became of a configuration change. */
    public enum Status {
        /** Set, and in force. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** The key exists, the value was not set. */
        @JsonProperty("Rejected")
        REJECTED,
        /** Set, in force after a restart. */
        @JsonProperty("RebootRequired")
        REBOOT_REQUIRED,
        /** The key does not exist. */
        @JsonProperty("NotSupported")
        NOT_SUPPORTED
    }
}
