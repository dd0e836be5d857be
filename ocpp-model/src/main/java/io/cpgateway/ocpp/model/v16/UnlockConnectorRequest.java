// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Unlock a connector (OCPP 1.6 §6.53).
 *
 * @param connectorId number of the connector, from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"connectorId"})
public record UnlockConnectorRequest(int connectorId) {}
