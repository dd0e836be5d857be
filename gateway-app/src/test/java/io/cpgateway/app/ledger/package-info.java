// SPDX-License-Identifier: MIT
/**
 * One gateway or three, their broker, their Redis and a fleet, and everything that goes wrong: what is answered must be on
 * Kafka, and nodes that die must leave no trace but that.
 */
@NullMarked
package io.cpgateway.app.ledger;

import org.jspecify.annotations.NullMarked;
