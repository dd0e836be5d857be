// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;

/**
 * Set one configuration key (OCPP 1.6 §6.9).
 *
 * @param key the key; at most 50 characters, compared without regard to case
 * @param value the new value as text; at most 500 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"key", "value"})
public record ChangeConfigurationRequest(
        @Size(max = 50) String key, @Size(max = 500) String value) {}
