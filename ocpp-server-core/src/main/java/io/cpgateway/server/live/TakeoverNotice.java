// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.server.spi.Ownership;

/** Tells whoever held a charge point that a newer connection has it (C3). Thread-safe. */
public interface TakeoverNotice {
    /**
     * Tells the process of the replaced connection.
     *
     * @param replaced what was online until now
     * @param epoch the connection that replaced it
     */
    void tell(Ownership replaced, long epoch);
}
