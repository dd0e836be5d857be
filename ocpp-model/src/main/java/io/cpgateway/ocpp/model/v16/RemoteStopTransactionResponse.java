// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the Charge Point will try to stop (OCPP 1.6 §6.36).
 *
 * @param status whether it will try
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record RemoteStopTransactionResponse(RemoteStartStopStatus status) {}
