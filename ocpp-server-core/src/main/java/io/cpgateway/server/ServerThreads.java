// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads of the server's own, on which it handles what its stores and its journal have done: whoever blocks a shared
 * pool cannot starve it. What waits is bounded by the connections, each of which has one step under way. After the close,
 * late completions find nobody and are dropped: their connections are released already.
 */
final class ServerThreads implements Executor, AutoCloseable {
    private static final int LEAST = 4;

    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Math.max(LEAST, Runtime.getRuntime().availableProcessors()), task -> {
                Thread thread = new Thread(task, "ocpp-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    /** @throws RejectedExecutionException after the close */
    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Ends the threads when they have done what waits, a second later at the latest. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
