// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param status the command in its final state, with its history and, unless it was answered, what went wrong
 * @param answer the charge point's answer, null unless the state is ANSWERED; an answer may still say {@code Rejected}
 * @param <R> the response's record
 */
public record CommandOutcome<R extends Record>(
        CommandStatus status, @Nullable R answer) {
    /** The final state. */
    public CommandState state() {
        return status.state();
    }

    /** The charge point's answer, empty unless the state is ANSWERED. */
    public Optional<R> response() {
        return Optional.ofNullable(answer);
    }
}
