// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the newest events in memory, for tests and for applications that only listen. It is durable for as long as the
 * process is. Thread-safe.
 */
public final class MemoryEventSink implements EventSink {
    private final Deque<GatewayEvent> kept = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    /** Keeps so many events; the oldest make room. */
    public MemoryEventSink(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized CompletionStage<Void> publish(List<GatewayEvent> batch) {
        if (closed) {
            return CompletableFuture.failedFuture(new GatewayException.Permanent("the sink is closed"));
        }
        for (GatewayEvent event : batch) {
            if (kept.size() == capacity) {
                kept.removeFirst();
            }
            kept.addLast(event);
        }
        return CompletableFuture.completedFuture(null);
    }

    /** What is kept, oldest first. */
    public synchronized List<GatewayEvent> events() {
        return List.copyOf(kept);
    }

    @Override
    public synchronized boolean available() {
        return !closed;
    }

    @Override
    public String describe() {
        return "memory, the last " + capacity;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
