// SPDX-License-Identifier: MIT
/**
 * What a gateway needs from the outside: where events go, who owns which connection, what waits for a charge point,
 * what was answered before, who may come in. SPI: each interface lists its rules by number, and an implementation that
 * keeps them can take the place of ours. All calls are asynchronous; none may block its caller.
 */
@NullMarked
package io.cpgateway.server.spi;

import org.jspecify.annotations.NullMarked;
