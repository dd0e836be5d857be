// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Other processes as a test plays them: it keeps what they were told, and tells this one what they would. */
final class RecordingNeighbourhood implements Neighbourhood {
    /** What one of them was told. */
    record Wake(String incarnation, String chargePoint, long epoch) {}

    private final List<Wake> wakes = new ArrayList<>();
    private @Nullable Listener listener;
    private boolean away;

    @Override
    public void join(Listener told) {
        listener = told;
    }

    @Override
    public void reachableAt(String managementUrl) {}

    Listener listener() {
        Listener told = listener;
        if (told == null) {
            throw new AssertionError("the server has not joined");
        }
        return told;
    }

    void away(boolean value) {
        away = value;
    }

    synchronized List<Wake> wakes() {
        return List.copyOf(wakes);
    }

    @Override
    public synchronized CompletionStage<Void> wake(String incarnation, ChargePointId id, long epoch) {
        if (away) {
            return CompletableFuture.failedFuture(new GatewayException.Transient("nobody can be reached"));
        }
        wakes.add(new Wake(incarnation, id.value(), epoch));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<List<Neighbour>> members() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public void close() {}
}
