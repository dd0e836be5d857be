// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what has to be done once a second; a run that takes longer is not overtaken. Set up by one thread. */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService timers;
    private final List<Future<?>> chores = new ArrayList<>();

    Housekeeping(ScheduledExecutorService timers) {
        this.timers = timers;
    }

    void everySecond(String name, Supplier<CompletionStage<?>> chore) {
        AtomicBoolean running = new AtomicBoolean();
        chores.add(timers.scheduleWithFixedDelay(() -> run(name, chore, running), 0, 1, TimeUnit.SECONDS));
    }

    void stop() {
        chores.forEach(chore -> chore.cancel(false));
    }

    private static void run(String name, Supplier<CompletionStage<?>> chore, AtomicBoolean running) {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            chore.get().whenComplete((done, failure) -> {
                running.set(false);
                if (failure != null) {
                    LOG.warn("{} did not work and is tried again: {}", name, failure.toString());
                }
            });
        } catch (RuntimeException failure) {
            running.set(false);
            LOG.error("{} failed and is tried again", name, failure);
        }
    }
}
