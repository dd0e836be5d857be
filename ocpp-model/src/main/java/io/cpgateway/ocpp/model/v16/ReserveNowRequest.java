// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Keep a connector free for an idTag (OCPP 1.6 §6.37).
 *
 * @param connectorId number of the connector, 0 for any
 * @param expiryDate when the reservation ends; RFC 3339
 * @param idTag for whom; at most 20 characters
 * @param parentIdTag the tag that groups it with others; at most 20 characters, optional
 * @param reservationId the id of the reservation; a known one is replaced
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"connectorId", "expiryDate", "idTag", "parentIdTag", "reservationId"})
public record ReserveNowRequest(
        int connectorId,
        DateTime expiryDate,
        @Size(max = 20) String idTag,
        @Nullable @Size(max = 20) String parentIdTag,
        int reservationId) {}
