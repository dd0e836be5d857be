// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.testkit.ledger.CommandLedger;
import io.cpgateway.testkit.ledger.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Commands handed in every now and then, from begin to finish. Thread-safe. */
final class CommandStream implements AutoCloseable {
    private static final long PAUSE_MILLIS = 250;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Random random;
    private final CommandIssuer issuer;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private @Nullable Future<?> ticks;

    CommandStream(String brokers, long seed) {
        random = new Random(seed);
        issuer = new CommandIssuer(brokers, random, SHORTEST, LONGEST);
    }

    void begin(List<String> chargePoints) {
        ticks = thread.scheduleWithFixedDelay(
                () -> issuer.issue(chargePoints.get(random.nextInt(chargePoints.size()))),
                PAUSE_MILLIS,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Hands in no more; returns when the last one is in the topic. */
    void finish() {
        Future<?> running = ticks;
        if (running != null) {
            running.cancel(false);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(3, TimeUnit.MINUTES)) {
                throw new AssertionError("the last command is not in the topic");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Both sides of the books as they stand now. */
    CommandLedger books(CommandFleet fleet, EventLog statuses) {
        return issuer.books(fleet, statuses);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        issuer.close();
    }
}
