// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** The request was taken note of (OCPP 1.6 §6.56). Without fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder
public record UpdateFirmwareResponse() {}
