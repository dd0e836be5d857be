// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.time.Instant;

/**
 * A command that a backend handed in.
 *
 * @param id its id
 * @param chargePoint whom it is for
 * @param readOnly whether it may be carried out more than once (K4)
 * @param notAfter when it must not be sent any more (K3)
 */
public record IssuedCommand(String id, String chargePoint, boolean readOnly, Instant notAfter) {}
