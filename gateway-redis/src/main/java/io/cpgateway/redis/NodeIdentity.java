// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

/**
 * Who this process is among those that share Redis.
 *
 * @param node its label, the same after a restart
 * @param incarnation random per start of the process: 1 to 64 of A-Z a-z 0-9 - _
 */
public record NodeIdentity(String node, String incarnation) {
    /** @throws IllegalArgumentException if the incarnation is none */
    public NodeIdentity {
        if (!incarnation.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("an incarnation is 1 to 64 of A-Z a-z 0-9 - _, not " + incarnation);
        }
    }
}
