// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Start a transaction (OCPP 1.6 §6.33).
 *
 * @param connectorId number of the connector, from 1; left out means that the Charge Point chooses
 * @param idTag for whom; at most 20 characters
 * @param chargingProfile a profile for the transaction, of purpose TxProfile; optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"connectorId", "idTag", "chargingProfile"})
public record RemoteStartTransactionRequest(
        @Nullable Integer connectorId,
        @Size(max = 20) String idTag,
        @Nullable ChargingProfile chargingProfile) {}
