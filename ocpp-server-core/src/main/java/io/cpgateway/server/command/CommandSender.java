// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Sends commands to charge points, wherever they are connected. Thread-safe. */
public interface CommandSender {
    /**
     * Hands in a command. The stage completes when its first state is durable, not when the charge point answers; it
     * fails if the mailbox cannot be reached, and then the command may or may not have been taken over: hand it in again
     * under the same id.
     */
    CompletionStage<Submission> submit(CommandRequest request);

    /**
     * Sends a command and waits for its end: its answer, or what kept it from being answered. The end comes at the latest
     * when {@link CommandOptions#within} and the time for an answer are over.
     *
     * @param action a row of a version's table, such as {@code Ocpp16.RESET}
     * @param request what is asked for; checked against the schema, and REJECTED if it breaks it
     * @return completes on the server's executor, with the final state of the command; fails with {@link
     *     io.cpgateway.server.spi.GatewayException} if the mailbox cannot be reached, or if more wait for the end of
     *     commands than can be waited for (the command itself goes on, and {@link #find} tells of it), and with {@link
     *     IllegalStateException} if the options give an id that belongs to another command
     * @throws IllegalArgumentException if the action is of no version that is spoken here
     */
    <Q extends Record, R extends Record> CompletionStage<CommandOutcome<R>> send(
            ChargePointId id, Action<Q, R> action, Q request, CommandOptions options);

    /** Sends a command with {@link CommandOptions#DEFAULTS} and waits for its end. */
    default <Q extends Record, R extends Record> CompletionStage<CommandOutcome<R>> send(
            ChargePointId id, Action<Q, R> action, Q request) {
        return send(id, action, request, CommandOptions.DEFAULTS);
    }

    /** Where a command stands, empty if the id is not known. */
    CompletionStage<Optional<CommandStatus>> find(String commandId);

    /** Where a command stands when it is final, or after so long; empty if the id is not known. */
    CompletionStage<Optional<CommandStatus>> await(String commandId, Duration patience);
}
