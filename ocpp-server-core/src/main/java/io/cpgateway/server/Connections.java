// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who is connected, and who was. Thread-safe. */
public interface Connections {
    /**
     * What is known of one charge point.
     *
     * @param presence its newest connection
     * @param lastPongAt when it last answered a ping, null if it never did or is not connected here
     * @param refusals how often it was refused since this node started, by reason; the newest few thousand ids are kept
     * @param mailboxDepth how many commands wait for it
     */
    record Details(Presence presence, @Nullable Instant lastPongAt, Map<String, Long> refusals, int mailboxDepth) {}

    /** A page of charge points. */
    CompletionStage<PresencePage> list(PresenceQuery query);

    /** One charge point, empty if it was never seen. */
    CompletionStage<Optional<Details>> details(ChargePointId id);

    /** Closes the connection of a charge point; false if it has none here. */
    boolean close(ChargePointId id);

    /** Whether the charge point is connected to this node. */
    boolean isHere(ChargePointId id);

    /** How many are connected to this node. */
    int size();
}
