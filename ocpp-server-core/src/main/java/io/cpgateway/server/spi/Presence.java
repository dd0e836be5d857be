// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.OcppVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a charge point's connection.
 *
 * @param owner the newest connection, open or not
 * @param online whether it is open
 * @param version what it speaks
 * @param lastSeenAt when it was last heard of
 * @param registration the last registration, null if there was none
 * @param closes the last few ends, newest first
 */
public record Presence(
        Ownership owner,
        boolean online,
        OcppVersion version,
        Instant lastSeenAt,
        @Nullable Registration registration,
        List<Closing> closes) {

    /** How many ends are kept. */
    public static final int CLOSES_KEPT = 10;

    /** Copies the list. */
    public Presence {
        closes = List.copyOf(closes);
    }

    /** The same with its connection over, as it looks once the process that holds it is gone. */
    public Presence offline() {
        return new Presence(owner, false, version, lastSeenAt, registration, closes);
    }
}
