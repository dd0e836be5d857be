// SPDX-License-Identifier: MIT
/** The gateway, its broker and a fleet, and everything that goes wrong: what is answered must be on Kafka. */
@NullMarked
package io.cpgateway.app.ledger;

import org.jspecify.annotations.NullMarked;
