// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Give a reservation up (OCPP 1.6 §6.5).
 *
 * @param reservationId the reservation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"reservationId"})
public record CancelReservationRequest(int reservationId) {}
