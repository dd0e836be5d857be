// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The neighbourhood of a process that is alone: it can wake itself only, and its lease never runs out. Thread-safe. */
public final class LoneNeighbourhood implements Neighbourhood {
    private volatile Neighbour self;
    private volatile @Nullable Listener listener;
    private volatile boolean closed;

    /** The neighbourhood of this process. */
    public LoneNeighbourhood(String node, String incarnation, InstantSource clock) {
        self = new Neighbour(node, incarnation, null, clock.instant());
    }

    @Override
    public void join(Listener told) {
        listener = told;
    }

    @Override
    public void reachableAt(String managementUrl) {
        self = new Neighbour(self.node(), self.incarnation(), managementUrl, self.since());
    }

    @Override
    public CompletionStage<Void> wake(String incarnation, ChargePointId id, long epoch) {
        if (closed) {
            return closed();
        }
        Listener told = listener;
        if (told != null && incarnation.equals(self.incarnation())) {
            told.woken(id, epoch);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<List<Neighbour>> members() {
        if (closed) {
            return closed();
        }
        return CompletableFuture.completedFuture(listener == null ? List.of() : List.of(self));
    }

    @Override
    public void close() {
        closed = true;
        listener = null;
    }

    private static <T> CompletionStage<T> closed() {
        return CompletableFuture.failedFuture(new GatewayException.Permanent("this process has left"));
    }
}
