// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.server.spi.GatewayEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place in which events of a connection wait for the sink: at most one publication is undecided (C5), it has a
 * deadline (D2), and what comes late is nobody's any more. Confined to its connection.
 */
final class PublicationSlot {
    private final Duration timeout;
    private final LongSupplier sequence;
    private long tokens;
    private long lastDurable;
    private @Nullable Pending pending;

    private record Pending(
            long token, long sequence, Instant deadline, Consumer<Step> whenDurable, Consumer<Step> whenFailed) {}

    /** A slot for events that are numbered by {@code sequence}: it says the number of the one written last. */
    PublicationSlot(Duration timeout, LongSupplier sequence) {
        this.timeout = timeout;
        this.sequence = sequence;
    }

    /** The highest number known to be durable, 0 if none is. */
    long lastDurable() {
        return lastDurable;
    }

    boolean isBusy() {
        return pending != null;
    }

    @Nullable
    Instant deadline() {
        return pending == null ? null : pending.deadline;
    }

    void publish(Step step, List<GatewayEvent> events, Consumer<Step> whenDurable, Consumer<Step> whenFailed) {
        long token = ++tokens;
        pending = new Pending(token, sequence.getAsLong(), step.now().plus(timeout), whenDurable, whenFailed);
        step.emit(new Output.Publish(token, events));
    }

    void published(Step step, long token) {
        Pending done = take(token);
        if (done != null) {
            lastDurable = done.sequence;
            done.whenDurable.accept(step);
        }
    }

    void failed(Step step, long token) {
        Pending done = take(token);
        if (done != null) {
            done.whenFailed.accept(step);
        }
    }

    void timePassed(Step step) {
        if (pending != null && step.hasReached(pending.deadline)) {
            failed(step, pending.token);
        }
    }

    private @Nullable Pending take(long token) {
        Pending taken = pending;
        if (taken == null || taken.token != token) {
            return null;
        }
        pending = null;
        return taken;
    }
}
