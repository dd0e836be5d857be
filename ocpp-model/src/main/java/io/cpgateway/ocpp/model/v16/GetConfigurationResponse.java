// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configuration keys and their values (OCPP 1.6 §6.24).
 *
 * @param configurationKey the keys that exist; optional
 * @param unknownKey the keys that do not, each at most 50 characters; optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"configurationKey", "unknownKey"})
public record GetConfigurationResponse(
        @Nullable List<KeyValue> configurationKey, @Nullable List<@Size(max = 50) String> unknownKey) {
    /** Copies the lists. */
    public GetConfigurationResponse {
        configurationKey = configurationKey == null ? null : List.copyOf(configurationKey);
        unknownKey = unknownKey == null ? null : List.copyOf(unknownKey);
    }

    /**
     * One configuration key (OCPP 1.6 §7).
     *
     * @param key the key; at most 50 characters
     * @param readonly whether ChangeConfiguration is refused
     * @param value the value as text; at most 500 characters, left out where it is not set
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"key", "readonly", "value"})
    public record KeyValue(
            @Size(max = 50) String key,
            boolean readonly,
            @Nullable @Size(max = 500) String value) {}
}
