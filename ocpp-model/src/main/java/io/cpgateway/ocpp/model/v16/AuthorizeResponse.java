// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What is known of the idTag (OCPP 1.6 §6.2).
 *
 * @param idTagInfo status, expiry and parent of the tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"idTagInfo"})
public record AuthorizeResponse(IdTagInfo idTagInfo) {}
