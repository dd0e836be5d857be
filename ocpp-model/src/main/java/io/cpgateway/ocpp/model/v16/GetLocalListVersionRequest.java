// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** Tell the version of the local authorization list (OCPP 1.6 §6.27). Without fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder
public record GetLocalListVersionRequest() {}
