// SPDX-License-Identifier: MIT
/**
 * An account of what charge points were answered, kept apart from the gateway, and checks of the gateway's promises against
 * it. API of the test kit; whoever uses it brings {@code kafka-clients}.
 */
@NullMarked
package io.cpgateway.testkit.ledger;

import org.jspecify.annotations.NullMarked;
