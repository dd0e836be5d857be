// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** The event was taken note of (security whitepaper §5.16). Without fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder
public record SecurityEventNotificationResponse() {}
