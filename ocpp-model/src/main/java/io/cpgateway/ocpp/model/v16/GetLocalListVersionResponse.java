// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The version of the local authorization list (OCPP 1.6 §6.28).
 *
 * @param listVersion the version; 0 for an empty list, -1 where there is no such list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"listVersion"})
public record GetLocalListVersionResponse(int listVersion) {}
