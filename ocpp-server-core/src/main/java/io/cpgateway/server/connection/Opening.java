// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Claim;

/**
 * What is known when a connection begins.
 *
 * @param chargePointId who it is, authenticated
 * @param remoteAddress where from
 * @param claim what the directory said
 * @param pausable whether the transport can stop reading; where it cannot, a flood is closed (C5)
 */
public record Opening(ChargePointId chargePointId, String remoteAddress, Claim claim, boolean pausable) {}
