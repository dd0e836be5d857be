// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import com.github.benmanes.caffeine.cache.Ticker;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Admission;
import io.cpgateway.server.admission.Gatekeeper;
import io.cpgateway.server.admission.Suspensions;
import io.cpgateway.server.admission.UpgradeRequest;
import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.live.ConnectionOpener;
import io.cpgateway.server.live.LiveConnection;
import io.cpgateway.server.live.LiveConnections;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.transport.Doorway;
import io.cpgateway.server.transport.FrameChannel;
import io.cpgateway.server.transport.FrameListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** The way in: judges requests, opens connections, remembers refusals. Thread-safe. */
final class FrontDoor implements Doorway, Gatekeeper.House {
    private final ServerSettings settings;
    private final Versions versions;
    private final EventSink sink;
    private final LiveConnections connections;
    private final ConnectionOpener opener;
    private final BooleanSupplier draining;
    private final Refusals refusals;
    private final Suspensions suspensions;
    private final Gatekeeper gatekeeper;

    FrontDoor(
            ServerSettings settings,
            ServerParts parts,
            Versions versions,
            LiveConnections connections,
            ConnectionOpener opener,
            BooleanSupplier draining,
            Refusals refusals,
            Suspensions suspensions) {
        this.settings = settings;
        this.versions = versions;
        this.sink = parts.sink();
        this.connections = connections;
        this.opener = opener;
        this.draining = draining;
        this.refusals = refusals;
        this.suspensions = suspensions;
        this.gatekeeper = new Gatekeeper(settings.admission(), parts.authenticator(), this, Ticker.systemTicker());
    }

    @Override
    public CompletionStage<Admission> judge(UpgradeRequest request) {
        return gatekeeper.judge(request).thenApply(admission -> {
            if (admission instanceof Admission.Refused refused) {
                refusals.count(request, refused);
            }
            return admission;
        });
    }

    @Override
    public CompletionStage<FrameListener> opened(
            ChargePointId id, OcppVersion version, String remoteAddress, FrameChannel channel) {
        return opener.open(id, versions.semantics(version), remoteAddress, channel)
                .thenApply(listener -> {
                    sendAwayIfShutMeanwhile(id);
                    return listener;
                });
    }

    /** Whoever was judged just before the door was shut is connected only now, and nobody else would close it. */
    private void sendAwayIfShutMeanwhile(ChargePointId id) {
        if (draining.getAsBoolean()) {
            connections.find(id).ifPresent(c -> c.close(retryCloseCode(), DisconnectReason.DRAIN));
        } else if (suspendedFor(id).isPresent()) {
            connections.find(id).ifPresent(c -> c.close(ConnectionListing.NORMAL_CLOSURE, DisconnectReason.OPERATOR));
        }
    }

    @Override
    public int retryCloseCode() {
        return settings.connections().retryCloseCode();
    }

    @Override
    public int maxMessageSize() {
        return settings.limits().maxBytes();
    }

    @Override
    public Optional<String> closedBecause() {
        if (draining.getAsBoolean()) {
            return Optional.of("draining");
        }
        return sink.available() ? Optional.empty() : Optional.of("events_unavailable");
    }

    @Override
    public Optional<Duration> suspendedFor(ChargePointId id) {
        return suspensions.retryAfter(id);
    }

    @Override
    public void suspend(ChargePointId id, Duration time, String reason) {
        suspensions.suspendFor(id, time, reason);
    }

    @Override
    public boolean isConnected(ChargePointId id) {
        return connections.find(id).isPresent();
    }

    @Override
    public CompletionStage<Boolean> isAlive(ChargePointId id) {
        return connections
                .find(id)
                .map(LiveConnection::probe)
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }
}
