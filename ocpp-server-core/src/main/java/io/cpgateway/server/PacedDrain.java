// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.live.LiveConnection;
import io.cpgateway.server.live.LiveConnections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Closes connections in random order, idle ones first. Thread-safe. */
final class PacedDrain implements Drain {
    private static final Duration LOOK = Duration.ofMillis(5);

    private final LiveConnections connections;
    private final int closeCode;
    private volatile boolean draining;

    PacedDrain(LiveConnections connections, int closeCode) {
        this.connections = connections;
        this.closeCode = closeCode;
    }

    boolean isDraining() {
        return draining;
    }

    @Override
    public void begin() {
        draining = true;
    }

    @Override
    public void undo() {
        draining = false;
    }

    @Override
    public Progress progress() {
        return new Progress(draining, connections.all().size());
    }

    @Override
    public boolean closeAll(Duration time) {
        begin();
        long deadline = System.nanoTime() + time.toNanos();
        List<LiveConnection> order = new ArrayList<>(connections.all());
        Collections.shuffle(order);
        order.sort(Comparator.comparing(c -> !c.view().idle()));
        order.forEach(c -> c.close(closeCode, DisconnectReason.DRAIN));
        while (!connections.all().isEmpty() && System.nanoTime() < deadline && !Thread.interrupted()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return connections.all().isEmpty();
    }
}
