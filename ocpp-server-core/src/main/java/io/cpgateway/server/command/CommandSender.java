// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

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

    /** Where a command stands, empty if the id is not known. */
    CompletionStage<Optional<CommandStatus>> find(String commandId);

    /** Where a command stands when it is final, or after so long; empty if the id is not known. */
    CompletionStage<Optional<CommandStatus>> await(String commandId, Duration patience);
}
