// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Receipt of a StopTransaction (OCPP 1.6 §6.50).
 *
 * @param idTagInfo status of the tag that stopped it; optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"idTagInfo"})
public record StopTransactionResponse(@Nullable IdTagInfo idTagInfo) {}
