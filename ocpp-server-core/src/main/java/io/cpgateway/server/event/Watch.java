// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Somebody who watches a {@link Feed}. Thread-safe.
 *
 * @param <T> what goes by
 */
public final class Watch<T> implements AutoCloseable {
    private final Predicate<T> wanted;
    private final int room;
    private final Consumer<Watch<T>> whenClosed;
    private final Queue<T> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private long dropped;
    private boolean closed;

    Watch(Predicate<T> wanted, int room, Consumer<Watch<T>> whenClosed) {
        this.wanted = wanted;
        this.room = room;
        this.whenClosed = whenClosed;
    }

    /**
     * What has gone by.
     *
     * @param items in order
     * @param dropped how many more went by before these and did not fit
     * @param <T> what goes by
     */
    public record Batch<T>(List<T> items, long dropped) {}

    /**
     * What has gone by since the last time; waits at most so long for something, and is empty if nothing came or the
     * watch is closed.
     */
    public Batch<T> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (waiting.isEmpty() && nanos > 0 && !closed) {
                nanos = arrived.awaitNanos(nanos);
            }
            Batch<T> batch = new Batch<>(List.copyOf(waiting), dropped);
            waiting.clear();
            dropped = 0;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    void offer(T item) {
        if (!wanted.test(item)) {
            return;
        }
        lock.lock();
        try {
            if (waiting.size() == room) {
                waiting.remove();
                dropped++;
            }
            waiting.add(item);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing more goes by. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the watch; what has gone by before can still be taken. */
    @Override
    public void close() {
        whenClosed.accept(this);
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
