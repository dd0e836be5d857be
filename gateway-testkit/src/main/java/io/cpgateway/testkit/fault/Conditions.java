// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

import java.time.Duration;

/**
 * How one way of the connections is.
 *
 * @param latency how long everything takes
 * @param bytesPerSecond how much goes through, 0 for no limit
 * @param open whether anything goes through at all
 */
record Conditions(Duration latency, int bytesPerSecond, boolean open) {
    static final Conditions NORMAL = new Conditions(Duration.ZERO, 0, true);

    Conditions {
        if (latency.isNegative() || bytesPerSecond < 0) {
            throw new IllegalArgumentException("neither a latency nor a rate can be negative");
        }
    }

    Conditions with(Duration newLatency) {
        return new Conditions(newLatency, bytesPerSecond, open);
    }

    Conditions with(int newBytesPerSecond) {
        return new Conditions(latency, newBytesPerSecond, open);
    }

    Conditions closed() {
        return new Conditions(latency, bytesPerSecond, false);
    }
}
