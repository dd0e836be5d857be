// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import java.util.List;

/**
 * The values sampled at one moment (OCPP 1.6 §7).
 *
 * @param timestamp when they were sampled; RFC 3339
 * @param sampledValue the values; the schema allows none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"timestamp", "sampledValue"})
public record MeterValue(DateTime timestamp, List<SampledValue> sampledValue) {
    /** Copies the list. */
    public MeterValue {
        sampledValue = List.copyOf(sampledValue);
    }
}
