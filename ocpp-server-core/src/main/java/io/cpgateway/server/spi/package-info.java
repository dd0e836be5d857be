// SPDX-License-Identifier: MIT
/**
 * What a gateway needs from the outside: where events go, who owns which connection, what waits for a charge point,
 * what was answered before, who may come in. SPI: each interface lists its rules by number, and an implementation that
 * keeps them can take the place of ours. Beside its own, each keeps these:
 *
 * <ul>
 *   <li>G1: no call blocks its caller. What waits for threads of the part is bounded; what does not fit fails at once.
 *   <li>G2: a stage fails with {@code GatewayException.Transient} or {@code
 *       GatewayException.Permanent} and with nothing else; the message says what failed, where,
 *       and what to do.
 *   <li>G3: every call has a deadline, and fails as transient beyond it. While the store of a part is away every call
 *       does; when it is back the same part works again.
 *   <li>G4: after {@code close} changes fail as permanent, while what reads may still answer or fail so. A call that meets
 *       it is decided either way, and closing again does nothing.
 *   <li>G5: interfaces are called by many threads at once, and stages may complete on any thread of the part.
 * </ul>
 */
@NullMarked
package io.cpgateway.server.spi;

import org.jspecify.annotations.NullMarked;
