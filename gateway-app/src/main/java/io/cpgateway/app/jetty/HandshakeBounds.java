// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

/**
 * How many sockets may be open whose upgrade is not done.
 *
 * @param atOnce altogether, 1 or more
 * @param perSource of one address, or of one prefix of IPv6, 1 or more
 */
public record HandshakeBounds(int atOnce, int perSource) {}
