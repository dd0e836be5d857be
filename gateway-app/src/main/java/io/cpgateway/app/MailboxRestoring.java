// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.server.command.MailboxRecovery;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Restores the mailbox from what was published in the last hour, each time it has lost writes, and keeps it shut until
 * that is done (K5) or turns out to be impossible. Works on a thread of its own, from construction to close. Thread-safe.
 */
final class MailboxRestoring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxRestoring.class);
    private static final Duration BACK = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final MailboxGate gate;
    private final MailboxRecovery recovery;
    private final Function<Instant, List<CommandStatus>> published;
    private final InstantSource clock;
    private final Runnable whenDone;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread worker = new Thread(task, "mailbox-restoring");
        worker.setDaemon(true);
        return worker;
    });
    private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
    private long losses;

    /**
     * Restores from what is read of the time since an instant.
     *
     * @param whenDone told each time that is done, and no other loss is known
     */
    MailboxRestoring(
            MailboxGate gate,
            MailboxRecovery recovery,
            Function<Instant, List<CommandStatus>> published,
            InstantSource clock,
            Runnable whenDone) {
        this.gate = gate;
        this.recovery = recovery;
        this.published = published;
        this.clock = clock;
        this.whenDone = whenDone;
    }

    /** Shuts the mailbox now and restores it soon; returns at once. */
    synchronized void begin() {
        gate.shut();
        losses++;
        if (done.isDone() && !thread.isShutdown()) {
            done = new CompletableFuture<>();
            thread.execute(this::restore);
        }
    }

    /** Waits until what was begun is done, or for so long. */
    void await(Duration patience) {
        try {
            pending().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The mailbox is not restored after {}, commands wait on", patience);
        }
    }

    private synchronized CompletableFuture<Void> pending() {
        return done;
    }

    private void restore() {
        long known = losses();
        try {
            List<CommandStatus> states = published.apply(clock.instant().minus(BACK));
            int restored = recovery.restore(states).toCompletableFuture().join();
            LOG.atLevel(restored > 0 ? Level.WARN : Level.INFO)
                    .log(
                            "The mailbox may have lost writes: {} of {} commands of the last hour were missing and are restored",
                            restored,
                            states.size());
            finish(known);
        } catch (GatewayException.Permanent hopeless) {
            LOG.error("The mailbox may have lost writes and cannot be restored; it serves with what it has", hopeless);
            finish(known);
        } catch (GatewayException | CompletionException e) {
            LOG.warn("The mailbox is not restored yet, commands wait: {}", e.toString());
            again(AFTER_FAILURE);
        }
    }

    private synchronized long losses() {
        return losses;
    }

    /** Opens the mailbox, unless it lost writes again in the meantime. */
    private synchronized void finish(long known) {
        if (known == losses) {
            gate.open();
            whenDone.run();
            done.complete(null);
        } else {
            again(Duration.ZERO);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the thread
    private synchronized void again(Duration pause) {
        if (!thread.isShutdown()) {
            thread.schedule(this::restore, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
    }
}
