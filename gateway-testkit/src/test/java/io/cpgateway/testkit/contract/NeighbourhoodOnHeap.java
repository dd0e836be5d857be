// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Processes that share a heap, so that the contract of neighbourhoods has something that keeps it. Thread-safe. */
final class NeighbourhoodOnHeap implements Neighbourhood {
    private final SharedHeap shared;
    private volatile Neighbour self;
    private boolean closed;

    NeighbourhoodOnHeap(SharedHeap shared, Neighbour self) {
        this.shared = shared;
        this.self = self;
    }

    @Override
    public void join(Listener listener) {
        shared.join(self, listener);
    }

    @Override
    public void reachableAt(String managementUrl) {
        Neighbour said = new Neighbour(self.node(), self.incarnation(), managementUrl, self.since());
        shared.replace(self, said);
        self = said;
    }

    @Override
    public CompletionStage<Void> wake(String incarnation, ChargePointId id, long epoch) {
        GatewayException refused = refusal();
        if (refused != null) {
            return CompletableFuture.failedFuture(refused);
        }
        shared.tell(incarnation, listener -> listener.woken(id, epoch));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<List<Neighbour>> members() {
        GatewayException refused = refusal();
        return refused == null
                ? CompletableFuture.completedFuture(shared.members())
                : CompletableFuture.failedFuture(refused);
    }

    private synchronized @Nullable GatewayException refusal() {
        if (closed) {
            return new GatewayException.Permanent("it left the neighbourhood");
        }
        return shared.isAway() ? new GatewayException.Transient("the heap is away; wait for it") : null;
    }

    void freeze() {
        shared.freeze(self);
    }

    void thaw() {
        shared.thaw(self);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            shared.leave(self);
        }
    }
}
