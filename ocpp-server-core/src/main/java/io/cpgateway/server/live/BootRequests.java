// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.model.ChargePointId;

/** Asks charge points for a BootNotification, at a bounded pace (C8). */
@FunctionalInterface
public interface BootRequests {
    /** Asks, now or as soon as the pace allows it, or not at all if too many wait. */
    void request(ChargePointId id, long epoch);
}
