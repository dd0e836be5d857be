// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Stop a transaction (OCPP 1.6 §6.35).
 *
 * @param transactionId which
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"transactionId"})
public record RemoteStopTransactionRequest(long transactionId) {}
