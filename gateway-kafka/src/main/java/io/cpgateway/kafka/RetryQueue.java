// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What is to be tried again, by the time when that is due. Whoever asks for it runs it, on the thread it asks on: nobody
 * else's is needed. Thread-safe; bounded by whoever feeds it.
 */
final class RetryQueue {
    private final DelayQueue<Retry> waiting = new DelayQueue<>();
    private final LongSupplier nanoTime;

    /** Goes by a clock such as {@link System#nanoTime}. */
    RetryQueue(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add(Duration delay, Runnable task) {
        waiting.add(new Retry(nanoTime.getAsLong() + delay.toNanos(), task, nanoTime));
    }

    /** Runs all that is due. */
    void runDue() {
        for (Retry due = waiting.poll(); due != null; due = waiting.poll()) {
            due.task.run();
        }
    }

    /** How long it takes until something is due, but not more than so long; zero if something is. */
    Duration untilDue(Duration atMost) {
        Retry next = waiting.peek();
        if (next == null) {
            return atMost;
        }
        long nanos = Math.max(0, next.getDelay(TimeUnit.NANOSECONDS));
        return nanos < atMost.toNanos() ? Duration.ofNanos(nanos) : atMost;
    }

    private record Retry(long dueNanos, Runnable task, LongSupplier nanoTime) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(dueNanos - ((Retry) other).dueNanos);
        }
    }
}
