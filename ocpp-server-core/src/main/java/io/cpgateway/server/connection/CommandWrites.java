// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writing a command's next state into the mailbox: one write at a time, tried again while the mailbox is away. Confined
 * to its connection.
 */
final class CommandWrites {
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final int TRIES_AFTER_END = 8;

    private @Nullable Write write;
    private @Nullable Instant retryAt;
    private Backoff backoff = new Backoff(FIRST_DELAY);

    private record Write(CommandStatus from, CommandStatus to, Consumer<Step> whenRecorded, Consumer<Step> whenLost) {}

    boolean isBusy() {
        return write != null;
    }

    @Nullable
    Instant retryAt() {
        return retryAt;
    }

    void begin(Step step, CommandStatus from, CommandStatus to, Consumer<Step> whenRecorded, Consumer<Step> whenLost) {
        write = new Write(from, to, whenRecorded, whenLost);
        backoff = new Backoff(FIRST_DELAY);
        step.emit(new Output.AdvanceCommand(from, to));
    }

    void recorded(Step step) {
        Write done = take();
        if (done != null) {
            done.whenRecorded.accept(step);
        }
    }

    void lost(Step step) {
        Write done = take();
        if (done != null) {
            done.whenLost.accept(step);
        }
    }

    /** Tries again later; after the end of the connection only so often, then the attempt's deadline decides. */
    void failed(Step step, boolean ended) {
        if (write == null) {
            return;
        }
        if (ended && backoff.failures() >= TRIES_AFTER_END) {
            take();
            return;
        }
        retryAt = backoff.failed(step.now());
    }

    void timePassed(Step step) {
        if (write != null && retryAt != null && step.hasReached(retryAt)) {
            retryAt = null;
            step.emit(new Output.AdvanceCommand(write.from, write.to));
        }
    }

    private @Nullable Write take() {
        Write taken = write;
        write = null;
        retryAt = null;
        return taken;
    }
}
