// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Batches that wait for the disk, bounded by their bytes; those being written count until released. Thread-safe. */
final class JournalQueue {
    /** What became of an offer. */
    enum Offer {
        /** It waits. */
        TAKEN,
        /** It does not fit now. */
        FULL,
        /** Nothing is taken any more. */
        CLOSED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Batch> batches = new ArrayDeque<>();
    private final long maxBytes;
    private long bytes;
    private boolean closed;

    JournalQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    Offer offer(Batch batch) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (bytes + batch.length() > maxBytes) {
                return Offer.FULL;
            }
            bytes += batch.length();
            batches.add(batch);
            changed.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** The next batches, one at least if there is one in time, else no more than so many bytes. */
    List<Batch> take(long atMostBytes, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (batches.isEmpty() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            List<Batch> group = new ArrayList<>();
            long room = atMostBytes;
            for (Batch next = batches.peek();
                    next != null && (group.isEmpty() || next.length() <= room);
                    next = batches.peek()) {
                room -= next.length();
                group.add(next);
                batches.remove();
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    void release(Batch batch) {
        lock.lock();
        try {
            bytes -= batch.length();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what waits can still be taken out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isDrained() {
        lock.lock();
        try {
            return closed && batches.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
