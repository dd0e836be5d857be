// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Meter values of a connector (OCPP 1.6 §6.31).
 *
 * @param connectorId number of the connector, from 1; 0 for the main meter
 * @param transactionId the transaction they belong to; optional
 * @param meterValue the values by time; the schema allows none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"connectorId", "transactionId", "meterValue"})
public record MeterValuesRequest(int connectorId, @Nullable Long transactionId, List<MeterValue> meterValue) {
    /** Copies the list. */
    public MeterValuesRequest {
        meterValue = List.copyOf(meterValue);
    }
}
