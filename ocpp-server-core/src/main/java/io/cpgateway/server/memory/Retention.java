// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets stores forget, bit by bit, what they need not keep any longer. Runs from construction to close. Thread-safe. */
public final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int ROWS = 500;
    private static final long SECONDS = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "retention");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Forgetful> stores;
    private final InstantSource clock;
    private final Future<?> pruning;

    /** A store that can forget. */
    @FunctionalInterface
    public interface Forgetful {
        /** Forgets at most so many rows; how many it did. */
        CompletionStage<Integer> prune(Instant now, int limit);
    }

    /** Asks these stores every few seconds; the clock says what is old. */
    public Retention(List<Forgetful> stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
        this.pruning = timer.scheduleWithFixedDelay(this::prune, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void prune() {
        for (Forgetful store : stores) {
            store.prune(clock.instant(), ROWS).exceptionally(failure -> {
                LOG.warn("A store could not forget old rows and is asked again: {}", failure.toString());
                return 0;
            });
        }
    }

    @Override
    public void close() {
        pruning.cancel(false);
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("A store is still busy forgetting old rows");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
