// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Ownership;
import java.time.Instant;

/**
 * A connection as one line: incarnation, id, epoch, since, node. Lines sort by incarnation first, so the connections of
 * one process stand together in a shard's list of open ones.
 */
final class ConnectionLine {
    private static final String SEPARATOR = "\u0000";
    private static final int PARTS = 5;

    private ConnectionLine() {}

    static String of(Ownership owner) {
        return String.join(
                SEPARATOR,
                owner.incarnation(),
                owner.chargePointId().value(),
                Long.toString(owner.epoch()),
                owner.since().toString(),
                owner.node());
    }

    static Ownership parse(String line) {
        String[] parts = line.split(SEPARATOR, PARTS);
        if (parts.length < PARTS) {
            throw new GatewayException.Permanent(
                    "a connection in Redis cannot be read: was it written by another program?");
        }
        return new Ownership(
                new ChargePointId(parts[1]), Long.parseLong(parts[2]), parts[4], parts[0], Instant.parse(parts[3]));
    }

    /** What the lines of a process begin with. */
    static String prefix(String incarnation) {
        return incarnation + SEPARATOR;
    }

    /** What comes after every line of a process. */
    static String after(String incarnation) {
        return incarnation + "\u0001";
    }
}
