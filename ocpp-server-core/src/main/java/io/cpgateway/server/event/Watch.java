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
    private static final int MAX_WAITING = 1000;

    private final Predicate<T> wanted;
    private final Consumer<Watch<T>> whenClosed;
    private final Queue<T> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private long dropped;

    Watch(Predicate<T> wanted, Consumer<Watch<T>> whenClosed) {
        this.wanted = wanted;
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

    /** What has gone by since the last time; waits at most so long for something, and is empty if nothing came. */
    public Batch<T> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (waiting.isEmpty() && nanos > 0) {
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
            if (waiting.size() == MAX_WAITING) {
                waiting.remove();
                dropped++;
            }
            waiting.add(item);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        whenClosed.accept(this);
    }
}
