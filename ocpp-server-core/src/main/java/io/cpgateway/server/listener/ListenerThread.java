// SPDX-License-Identifier: MIT
package io.cpgateway.server.listener;

import io.cpgateway.server.event.Feed;
import io.cpgateway.server.event.Watch;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to one listener, on a thread of its own, from construction to close. Thread-safe. */
public final class ListenerThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerThread.class);
    private static final int MAX_WAITING = 10_000;
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long NANOS_BETWEEN_REPORTS = Duration.ofSeconds(10).toNanos();

    private final EventListener listener;
    private final Watch<GatewayEvent> watch;
    private final Thread thread;
    private long failures;
    private long reportedAt;

    /**
     * Begins to listen.
     *
     * @param name of the thread
     * @param feed where events go by
     * @param wanted which of them the listener is told of; quick, and never fails
     * @throws IllegalStateException if too many listen already
     */
    public ListenerThread(
            String name, Feed<GatewayEvent> feed, Predicate<GatewayEvent> wanted, EventListener listener) {
        this.listener = listener;
        this.watch = feed.watch(wanted, MAX_WAITING)
                .orElseThrow(() -> new IllegalStateException("too many listen to the events of this server"));
        this.thread = new Thread(this::listen, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends when everything that waits is handed over, or after five seconds. */
    @Override
    public void close() {
        watch.close();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(GRACE.toMillis());
            if (thread.isAlive()) {
                LOG.warn("{} is still busy after {}: it is interrupted, and events are lost on it", listener, GRACE);
                thread.interrupt();
            }
        } catch (InterruptedException stopping) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try {
            for (Watch.Batch<GatewayEvent> batch = watch.take(PATIENCE);
                    !batch.items().isEmpty() || !watch.isClosed();
                    batch = watch.take(PATIENCE)) {
                tell(batch);
            }
        } catch (InterruptedException stopping) {
            LOG.debug("{} is no longer told of events", listener);
        }
    }

    private void tell(Watch.Batch<GatewayEvent> batch) throws InterruptedException {
        if (batch.dropped() > 0) {
            tell(() -> listener.onMissed(batch.dropped()));
        }
        for (GatewayEvent event : batch.items()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            tell(() -> listener.onEvent(event));
        }
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error failure) {
            report(failure);
        }
    }

    /** A listener that always fails must not fill the log either. */
    private void report(Throwable failure) {
        failures++;
        long now = System.nanoTime();
        if (failures == 1 || now - reportedAt > NANOS_BETWEEN_REPORTS) {
            reportedAt = now;
            LOG.warn("{} has failed {} times and is told of the next event", listener, failures, failure);
        }
    }
}
