// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A transaction began (OCPP 1.6 §6.45).
 *
 * @param connectorId number of the connector, from 1
 * @param idTag who started it; at most 20 characters
 * @param meterStart meter reading at the start, in Wh
 * @param reservationId the reservation that ends with it; optional
 * @param timestamp when it began; RFC 3339
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"connectorId", "idTag", "meterStart", "reservationId", "timestamp"})
public record StartTransactionRequest(
        int connectorId,
        @Size(max = 20) String idTag,
        long meterStart,
        @Nullable Integer reservationId,
        DateTime timestamp) {}
