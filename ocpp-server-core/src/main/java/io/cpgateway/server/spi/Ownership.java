// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Instant;

/**
 * Who holds, or held, the connection of a charge point.
 *
 * @param chargePointId the charge point
 * @param epoch the number of this connection: higher than that of every earlier one
 * @param node the label of the node
 * @param incarnation the process, random per start
 * @param since when the connection was claimed
 */
public record Ownership(ChargePointId chargePointId, long epoch, String node, String incarnation, Instant since) {}
