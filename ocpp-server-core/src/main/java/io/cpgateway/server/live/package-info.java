// SPDX-License-Identifier: MIT
/**
 * Connections that live: each drives its state machine with what happens and carries out what the machine wants.
 * Internal.
 */
@NullMarked
package io.cpgateway.server.live;

import org.jspecify.annotations.NullMarked;
