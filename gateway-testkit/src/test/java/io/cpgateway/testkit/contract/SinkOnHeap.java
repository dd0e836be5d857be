// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A sink with a buffer, so that the contract of those has something that keeps it. Thread-safe. */
final class SinkOnHeap implements EventSink {
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private final int room;
    private boolean held;
    private boolean closed;

    /** One with room for so many batches. */
    SinkOnHeap(int room) {
        this.room = room;
    }

    @Override
    public synchronized CompletionStage<Void> publish(List<GatewayEvent> batch) {
        if (closed) {
            return CompletableFuture.failedFuture(new GatewayException.Permanent("the sink is closed"));
        }
        if (!held) {
            return CompletableFuture.completedFuture(null);
        }
        if (waiting.size() == room) {
            return CompletableFuture.failedFuture(new GatewayException.Transient("too much waits; wait for it"));
        }
        CompletableFuture<Void> durable = new CompletableFuture<>();
        waiting.add(durable);
        return durable;
    }

    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        waiting.forEach(durable -> durable.complete(null));
        waiting.clear();
    }

    @Override
    public synchronized boolean available() {
        return !closed;
    }

    @Override
    public String describe() {
        return "the heap";
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
