// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read configuration keys (OCPP 1.6 §6.23).
 *
 * @param key the keys, each at most 50 characters; left out or empty means all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"key"})
public record GetConfigurationRequest(@Nullable List<@Size(max = 50) String> key) {
    /** Copies the list. */
    public GetConfigurationRequest {
        key = key == null ? null : List.copyOf(key);
    }
}
