// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.live.LiveConnection;
import io.cpgateway.server.live.LiveConnections;
import io.cpgateway.server.live.TakeoverNotice;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node tells the others about charge points, and does when it is told (C3, R4): the epoch decides, whatever
 * order messages come in. Thread-safe.
 */
final class Neighbours implements Neighbourhood.Listener, TakeoverNotice {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private static final int MAX_UNTOLD = 10_000;

    private final Neighbourhood neighbourhood;
    private final ConnectionDirectory directory;
    private final LiveConnections live;
    private final String incarnation;
    private final int retryCloseCode;
    private final Runnable whenLapsed;
    private final Map<ChargePointId, Untold> untold = new ConcurrentHashMap<>();

    /** A process that could not be told yet of the connection that replaced its own. */
    private record Untold(String incarnation, long epoch) {}

    Neighbours(ServerParts parts, LiveConnections live, String incarnation, int retryCloseCode, Runnable whenLapsed) {
        this.neighbourhood = parts.neighbourhood();
        this.directory = parts.directory();
        this.live = live;
        this.incarnation = incarnation;
        this.retryCloseCode = retryCloseCode;
        this.whenLapsed = whenLapsed;
    }

    void join() {
        neighbourhood.join(this);
    }

    /** Something waits for a charge point: whoever has its newest connection looks. */
    CompletionStage<Void> wakeOwner(ChargePointId id) {
        return directory
                .find(id)
                .thenCompose(found -> ownerOf(found)
                        .map(owner -> wake(owner, id))
                        .orElseGet(() -> CompletableFuture.completedFuture(null)));
    }

    private static Optional<Ownership> ownerOf(Optional<Presence> found) {
        return found.filter(Presence::online).map(Presence::owner);
    }

    /** An owner that is here but not alive is opening, and will look; or it is ending, and the next one does. */
    private CompletionStage<Void> wake(Ownership owner, ChargePointId id) {
        if (owner.incarnation().equals(incarnation)) {
            live.wake(id);
            return CompletableFuture.completedFuture(null);
        }
        return neighbourhood.wake(owner.incarnation(), id, owner.epoch());
    }

    @Override
    public void tell(Ownership replaced, long epoch) {
        if (!replaced.incarnation().equals(incarnation)) {
            tell(replaced.chargePointId(), new Untold(replaced.incarnation(), epoch));
        }
    }

    private CompletionStage<Void> tell(ChargePointId id, Untold notice) {
        return neighbourhood.wake(notice.incarnation(), id, notice.epoch()).whenComplete((done, failure) -> {
            if (failure == null) {
                untold.remove(id, notice);
            } else if (untold.containsKey(id) || untold.size() < MAX_UNTOLD) {
                untold.merge(id, notice, (one, other) -> one.epoch() > other.epoch() ? one : other);
            } else {
                LOG.warn("Cannot tell {} that {} is connected here: {}", notice.incarnation(), id, failure.toString());
            }
        });
    }

    /** Tells those who could not be told before. */
    CompletionStage<Void> tellAgain() {
        List<CompletableFuture<Void>> told = untold.entrySet().stream()
                .map(e -> tell(e.getKey(), e.getValue()).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(told.toArray(CompletableFuture[]::new));
    }

    @Override
    public void woken(ChargePointId id, long epoch) {
        live.wakeArriving(id);
        Optional<LiveConnection> here = live.find(id);
        if (here.isEmpty()) {
            handOn(id);
        } else if (here.get().epoch() < epoch) {
            here.get().close(retryCloseCode, DisconnectReason.TAKEOVER);
        } else {
            here.get().wake();
        }
    }

    private void handOn(ChargePointId id) {
        wakeOwner(id).exceptionally(failure -> {
            LOG.warn("Something waits for {}, whose owner cannot be told now: {}", id, failure.toString());
            return null;
        });
    }

    @Override
    public void lapsed() {
        LOG.warn(
                "The lease of this node ran out, so that others may have reported its {} connections as lost: they "
                        + "are closed, and may come back at once",
                live.all().size());
        whenLapsed.run();
    }
}
