// SPDX-License-Identifier: MIT
/** Tests of the ledger. */
@NullMarked
package io.cpgateway.testkit.ledger;

import org.jspecify.annotations.NullMarked;
