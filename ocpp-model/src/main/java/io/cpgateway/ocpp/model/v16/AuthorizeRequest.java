// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;

/**
 * Whether an idTag may charge (OCPP 1.6 §6.1).
 *
 * @param idTag the tag; at most 20 characters, compared without regard to case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"idTag"})
public record AuthorizeRequest(@Size(max = 20) String idTag) {}
