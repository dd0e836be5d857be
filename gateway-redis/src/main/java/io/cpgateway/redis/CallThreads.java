// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that calls to Redis wait for, and the clock that goes meanwhile: for a bounded time until a thread is free,
 * and from then on for the deadline (R2). That calls wait for a thread in a rush says nothing about Redis, so the two are
 * not one. Thread-safe.
 */
final class CallThreads implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LAST_CALLS = Duration.ofSeconds(2);

    private final Duration deadline;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor clock;

    CallThreads(RedisSettings settings) {
        deadline = settings.deadline();
        workers = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(settings.maxQueue()),
                new NamedThreads("redis-call"));
        clock = new ScheduledThreadPoolExecutor(1, new NamedThreads("redis-deadline"));
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * Has a thread take it when one is free. Who waits for too long is told, and should not go on when it is taken.
     *
     * @throws RejectedExecutionException if too many wait already, or after the close
     */
    void take(Runnable work, Runnable notTaken) {
        ScheduledFuture<?> patience = clock.schedule(notTaken, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            workers.execute(() -> {
                patience.cancel(false);
                work.run();
            });
        } catch (RejectedExecutionException full) {
            patience.cancel(false);
            throw full;
        }
    }

    /** Does it on this thread, which is one of these; tells if it takes longer than the deadline. */
    void inTime(Runnable work, Runnable late) {
        ScheduledFuture<?> alarm = clock.schedule(late, deadline.toMillis(), TimeUnit.MILLISECONDS);
        work.run();
        alarm.cancel(false);
    }

    /** Lets calls that were begun end, two seconds at the longest. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        clock.shutdownNow();
    }
}
