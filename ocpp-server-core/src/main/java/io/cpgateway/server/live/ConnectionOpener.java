// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.answer.VersionSemantics;
import io.cpgateway.server.connection.Connection;
import io.cpgateway.server.connection.ConnectionSettings;
import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.connection.Identifiers;
import io.cpgateway.server.connection.Opening;
import io.cpgateway.server.live.Arrivals.Arrival;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.transport.FrameChannel;
import io.cpgateway.server.transport.FrameListener;
import java.util.concurrent.CompletionStage;

/** Opens connections: claims the charge point, then begins, then tells the one that was replaced (C3). Thread-safe. */
public final class ConnectionOpener {
    private final Surroundings surroundings;
    private final ConnectionSettings settings;
    private final Identifiers identifiers;
    private final LiveConnections connections;
    private final TakeoverNotice takeovers;

    /** Opens connections that work with these surroundings. */
    public ConnectionOpener(
            Surroundings surroundings,
            ConnectionSettings settings,
            Identifiers identifiers,
            LiveConnections connections,
            TakeoverNotice takeovers) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.identifiers = identifiers;
        this.connections = connections;
        this.takeovers = takeovers;
    }

    /**
     * Opens a connection. No frame may be read before the stage completes; if it fails, the channel is to be closed.
     */
    public CompletionStage<FrameListener> open(
            ChargePointId id, VersionSemantics semantics, String remoteAddress, FrameChannel channel) {
        Arrival arrival = connections.arrivals().begin(id);
        return claim(id, semantics, arrival)
                .<FrameListener>thenApply(claim ->
                        begin(new Opening(id, remoteAddress, claim, channel.canPause()), semantics, channel, arrival))
                .whenComplete((opened, failure) -> connections.arrivals().end(arrival));
    }

    private CompletionStage<Claim> claim(ChargePointId id, VersionSemantics semantics, Arrival arrival) {
        try {
            return surroundings
                    .directory()
                    .claim(
                            id,
                            semantics.codec().protocol().version(),
                            surroundings.clock().instant());
        } catch (RuntimeException broken) {
            connections.arrivals().end(arrival);
            throw broken;
        }
    }

    private LiveConnection begin(Opening opening, VersionSemantics semantics, FrameChannel channel, Arrival arrival) {
        Connection machine = new Connection(
                opening,
                semantics.dialect(),
                settings,
                identifiers,
                surroundings.clock().instant());
        LiveConnection connection = new LiveConnection(
                opening, semantics, machine, settings.maxInflightCalls(), channel, surroundings, connections::remove);
        connections
                .add(connection)
                .ifPresent(replaced -> replaced.close(settings.retryCloseCode(), DisconnectReason.TAKEOVER));
        tellPrevious(opening);
        surroundings.activity().connectionOpened();
        connection.open();
        if (connections.arrivals().end(arrival)) {
            connection.wake();
        }
        return connection;
    }

    private void tellPrevious(Opening opening) {
        Ownership previous = opening.claim().previous();
        if (previous != null) {
            takeovers.tell(previous, opening.claim().epoch());
        }
    }
}
