// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Whether the message will be sent (security whitepaper §5.6).
 *
 * @param status whether it will
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record ExtendedTriggerMessageResponse(TriggerMessageResponse.Status status) {}
