// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A Charge Point says that it is there (OCPP 1.6 §6.29). Without fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder
public record HeartbeatRequest() {}
