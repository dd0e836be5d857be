// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Instant;

/** A transaction that a virtual charge point started, played step by step; each step waits for its answer. */
public final class VirtualTransaction {
    private final VirtualChargePoint chargePoint;
    private final int connector;
    private final Answer started;

    VirtualTransaction(VirtualChargePoint chargePoint, int connector, Answer started) {
        this.chargePoint = chargePoint;
        this.connector = connector;
        this.started = started;
    }

    /** What the start was answered. */
    public Answer started() {
        return started;
    }

    /** The id that was handed out. */
    public long id() {
        return started.transactionId();
    }

    /** Reports the meter now. */
    public VirtualTransaction meter(int wattHours) {
        chargePoint.ask(UsualCall.meterValues(connector, id(), wattHours, Instant.now()));
        return this;
    }

    /** Ends it now; the answer. */
    public Answer end(int meterStop) {
        return chargePoint.ask(UsualCall.stop(id(), meterStop, Instant.now()));
    }
}
