// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The id of the transaction, and whether the idTag may charge (OCPP 1.6 §6.46).
 *
 * @param idTagInfo status, expiry and parent of the tag
 * @param transactionId the id that the Central System gave it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"idTagInfo", "transactionId"})
public record StartTransactionResponse(IdTagInfo idTagInfo, long transactionId) {}
