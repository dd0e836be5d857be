// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command and what has become of it. Immutable; each change makes a new one.
 *
 * @param command what was asked
 * @param state where it stands
 * @param history how it came there, oldest first; the last entry is the state
 * @param attempt the sending in progress or the last one, null if it was never sent
 * @param result the CALLRESULT's payload of an ANSWERED command
 * @param error why it was REFUSED or REJECTED
 * @param reason in a word or sentence, why it stands there, where the state does not say it
 */
public record CommandStatus(
        Command command,
        CommandState state,
        List<Step> history,
        @Nullable Attempt attempt,
        @Nullable RawJson result,
        @Nullable CommandError error,
        @Nullable String reason) {

    /**
     * One state that was reached.
     *
     * @param state the state
     * @param at when
     * @param node by which node
     */
    public record Step(CommandState state, Instant at, String node) {}

    /**
     * One sending.
     *
     * @param messageId the id of the CALL
     * @param epoch the connection it was sent on
     * @param deadline when an answer has come or must be given up, by whichever node looks
     */
    public record Attempt(String messageId, long epoch, Instant deadline) {}

    /**
     * Why a command failed.
     *
     * @param code an OCPP error code or, for a command that was never sent, what is wrong with it
     * @param description for people
     * @param details more of it, a JSON object
     */
    public record CommandError(String code, String description, RawJson details) {}

    /** Copies the history. */
    public CommandStatus {
        history = List.copyOf(history);
    }

    /** A command's first state. */
    public static CommandStatus of(Command command, CommandState state, Instant at, String node) {
        return new CommandStatus(command, state, List.of(new Step(state, at, node)), null, null, null, null);
    }

    /** When the state was reached. */
    public Instant updatedAt() {
        return history.get(history.size() - 1).at();
    }

    /** The same command in its next state; the reason for an earlier one is dropped. */
    public CommandStatus to(CommandState next, Instant at, String node) {
        List<Step> longer = Stream.concat(history.stream(), Stream.of(new Step(next, at, node)))
                .toList();
        return new CommandStatus(command, next, longer, attempt, result, error, null);
    }

    /** With the sending. */
    public CommandStatus with(Attempt sending) {
        return new CommandStatus(command, state, history, sending, result, error, reason);
    }

    /** With the charge point's answer. */
    public CommandStatus with(RawJson answer) {
        return new CommandStatus(command, state, history, attempt, answer, error, reason);
    }

    /** With what went wrong. */
    public CommandStatus with(CommandError failure) {
        return new CommandStatus(command, state, history, attempt, result, failure, reason);
    }

    /** With a reason. */
    public CommandStatus because(String why) {
        return new CommandStatus(command, state, history, attempt, result, error, why);
    }
}
