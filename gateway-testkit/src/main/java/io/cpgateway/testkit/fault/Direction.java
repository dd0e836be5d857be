// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

/** The two ways of a connection, seen from the one who connected. */
public enum Direction {
    /** From the one who connected to the one who listens. */
    TO_SERVER,
    /** From the one who listens to the one who connected. */
    TO_CLIENT
}
