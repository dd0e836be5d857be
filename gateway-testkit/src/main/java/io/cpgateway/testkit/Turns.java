// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets the parts of one firmware change their state one after the other, whichever thread comes. Thread-safe. */
final class Turns {
    /** Not the common pool: whoever blocks its one worker on a small machine would have all charge points wait. */
    private static final Executor TIMERS = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "firmware-timers");
        thread.setDaemon(true);
        return thread;
    });

    synchronized void take(Runnable change) {
        change.run();
    }

    synchronized <T> T take(Supplier<T> change) {
        return change.get();
    }

    void after(Duration pause, Runnable change) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, TIMERS)
                .execute(() -> take(change));
    }
}
