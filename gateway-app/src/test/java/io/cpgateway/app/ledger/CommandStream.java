// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.app.it.KafkaBackend;
import io.cpgateway.testkit.ledger.CommandLedger;
import io.cpgateway.testkit.ledger.EventLog;
import io.cpgateway.testkit.ledger.IssuedCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A backend that hands in a command every now and then, from begin to finish. Thread-safe. */
final class CommandStream implements AutoCloseable {
    private static final long PAUSE_MILLIS = 250;
    private static final int SHORTEST_MILLIS = 5_000;
    private static final int LONGEST_MILLIS = 30_000;

    private final KafkaBackend backend;
    private final Random random;
    private final List<IssuedCommand> issued = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private @Nullable Future<?> ticks;

    CommandStream(String brokers, long seed) {
        backend = new KafkaBackend(brokers);
        random = new Random(seed);
    }

    void begin(List<String> chargePoints) {
        ticks = thread.scheduleWithFixedDelay(
                () -> issue(chargePoints.get(random.nextInt(chargePoints.size()))),
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

    private void issue(String chargePoint) {
        String id = "command-" + issued().size();
        boolean readOnly = random.nextInt(4) == 0;
        Instant notAfter = Instant.now().plusMillis(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
        synchronized (this) {
            issued.add(new IssuedCommand(id, chargePoint, readOnly, notAfter));
        }
        backend.command(
                chargePoint,
                id,
                readOnly ? "GetConfiguration" : "ChangeConfiguration",
                readOnly ? "{\"key\":[\"" + id + "\"]}" : "{\"key\":\"" + id + "\",\"value\":\"1\"}",
                Map.of("notafter", notAfter.toString()));
    }

    synchronized List<IssuedCommand> issued() {
        return List.copyOf(issued);
    }

    /** Both sides of the books as they stand now. */
    CommandLedger books(CommandFleet fleet, EventLog statuses) {
        return new CommandLedger(issued(), fleet.executions(), statuses.read());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        backend.close();
    }
}
