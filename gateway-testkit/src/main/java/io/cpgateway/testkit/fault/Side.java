// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

/** The two ends of a connection. */
public enum Side {
    /** The one who connected. */
    CLIENT,
    /** The one who listens. */
    SERVER
}
