// SPDX-License-Identifier: MIT
/**
 * One connection as a pure state machine: inputs and the time go in, outputs come out. No I/O, no threads, no clock, no
 * logging: every rule of the protocol can be tested here without a socket. Internal.
 */
@NullMarked
package io.cpgateway.server.connection;

import org.jspecify.annotations.NullMarked;
