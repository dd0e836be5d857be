// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Commands that wait, and the state of every command until a day after its end.
 *
 * <ul>
 *   <li>M1: {@link #enqueue} is atomic. An id that is known is not stored again: the answer is the first one's state if
 *       the content is the same, else a conflict. Known ids are remembered for 24 hours after their end.
 *   <li>M2: per charge point at most {@code limit} commands wait; one more is refused and not remembered.
 *   <li>M3: {@link #next} gives a sent command without outcome first, else the oldest waiting one, high priority before
 *       normal. It changes nothing.
 *   <li>M4: {@link #advance} is a compare-and-set on state and attempt: of two that compete exactly one wins.
 *   <li>M5: every state that was stored is handed out by {@link #unpublished}, in order per command, until
 *       {@link #published} confirms it; also by another process after the end of this one.
 *   <li>M6: {@link #due} lists waiting commands after their time, and sent ones after their attempt's deadline.
 *   <li>M7: what a stage reported as done survives the end of this process, where the store is durable.
 *   <li>M8: where processes share the mailbox, an {@link #advance} to {@code SENT} loses if a newer connection than the
 *       attempt's has claimed the charge point: who was replaced sends nothing.
 * </ul>
 *
 * <p>Thread-safe; every call has a deadline and fails as transient beyond it.
 */
public interface CommandMailbox extends AutoCloseable {
    /** What became of an {@link #enqueue}. */
    sealed interface Enqueued {
        /**
         * It is stored.
         *
         * @param waiting how many wait for this charge point now, this one included
         */
        record Stored(int waiting) implements Enqueued {}

        /**
         * It was stored before.
         *
         * @param status where the first one stands
         */
        record Known(CommandStatus status) implements Enqueued {}

        /**
         * The id belongs to another command.
         *
         * @param status where that one stands
         */
        record Conflict(CommandStatus status) implements Enqueued {}

        /**
         * Too many wait already.
         *
         * @param waiting how many
         */
        record Full(int waiting) implements Enqueued {}
    }

    /**
     * One state to be published.
     *
     * @param sequence its number in the outbox
     * @param status the command as it then stood
     */
    record Unpublished(long sequence, CommandStatus status) {}

    /** Stores a command in its first state: waiting, or final at once. */
    CompletionStage<Enqueued> enqueue(CommandStatus first, int limit);

    /** What is to be done next for the charge point. */
    CompletionStage<Optional<CommandStatus>> next(ChargePointId id);

    /** Replaces one status by the next; false if the command no longer stands at {@code from}. */
    CompletionStage<Boolean> advance(CommandStatus from, CommandStatus to);

    /** Where the command stands, empty if the id is not known. */
    CompletionStage<Optional<CommandStatus>> find(String commandId);

    /** How many commands wait for the charge point. */
    CompletionStage<Integer> depth(ChargePointId id);

    /** Commands whose time has passed, at most so many. */
    CompletionStage<List<CommandStatus>> due(Instant now, int limit);

    /** States not yet confirmed as published, oldest first, at most so many. */
    CompletionStage<List<Unpublished>> unpublished(int limit);

    /** Confirms states as published. */
    CompletionStage<Void> published(List<Long> sequences);

    @Override
    void close();
}
