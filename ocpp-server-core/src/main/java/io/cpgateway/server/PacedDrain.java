// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.live.LiveConnections;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes connections so many a second, a few at each tick. Thread-safe. */
final class PacedDrain implements Drain {
    private static final Logger LOG = LoggerFactory.getLogger(PacedDrain.class);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final long TICK_MILLIS = 50;
    private static final double MILLIS = 1000.0;
    private static final double SHARE_FOR_CLOSING = 0.75;

    private final LiveConnections connections;
    private final int closeCode;
    private final double perSecond;
    private final ScheduledExecutorService timers;
    private volatile boolean draining;
    private boolean ending;
    private double pace;
    private double allowance;
    private DisconnectReason reason = DisconnectReason.DRAIN;
    private @Nullable ClosingOrder order;
    private @Nullable Future<?> ticks;

    PacedDrain(LiveConnections connections, int closeCode, int perSecond, ScheduledExecutorService timers) {
        this.connections = connections;
        this.closeCode = closeCode;
        this.perSecond = perSecond;
        this.pace = perSecond;
        this.timers = timers;
    }

    boolean isDraining() {
        return draining;
    }

    @Override
    public synchronized void begin() {
        draining = true;
        if (order == null || !order.isEverything()) {
            start(ClosingOrder.all(connections.all()), DisconnectReason.DRAIN);
        }
    }

    @Override
    public synchronized void shed(int target) {
        if (!ending) {
            draining = false;
            start(ClosingOrder.downTo(target, connections.all()), DisconnectReason.DRAIN);
        }
    }

    /** Closes those that are connected now, since others have reported them as lost (R3); new ones are welcome. */
    synchronized void closePresent() {
        if (order == null || !order.isEverything()) {
            start(ClosingOrder.present(connections.all()), DisconnectReason.NODE_LOST);
        }
    }

    @Override
    public synchronized void undo() {
        if (!ending) {
            draining = false;
            stop();
        }
    }

    @Override
    public synchronized Progress progress() {
        OptionalInt target = order == null ? OptionalInt.empty() : order.target();
        return new Progress(draining, target, connections.all().size());
    }

    @Override
    public boolean closeAll(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        synchronized (this) {
            ending = true;
            double needed = connections.all().size() * MILLIS / Math.max(1, time.toMillis()) / SHARE_FOR_CLOSING;
            pace = Math.max(perSecond, needed);
            begin();
        }
        while (!connections.all().isEmpty() && System.nanoTime() < deadline && !Thread.interrupted()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return connections.all().isEmpty();
    }

    private void start(ClosingOrder next, DisconnectReason why) {
        stop();
        order = next;
        reason = why;
        allowance = 1;
        ticks = timers.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void stop() {
        Future<?> running = ticks;
        if (running != null) {
            running.cancel(false);
        }
        ticks = null;
        order = null;
    }

    private synchronized void tick() {
        ClosingOrder closing = order;
        if (closing == null) {
            return;
        }
        try {
            double portion = pace * TICK_MILLIS / MILLIS;
            allowance = Math.min(allowance + portion, Math.max(1, 2 * portion));
            allowance -= closing.next((int) allowance, c -> c.close(closeCode, reason));
            if (closing.isDone()) {
                stop();
            }
        } catch (RuntimeException bug) {
            LOG.error("Connections could not be closed and are tried again", bug);
        }
    }
}
