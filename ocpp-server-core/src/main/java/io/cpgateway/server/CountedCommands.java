// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.metrics.ActivityCounts;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Counts commands that found their queue full (C10): these reach no outbox, where all others are counted. Thread-safe. */
final class CountedCommands implements CommandSender {
    private final CommandSender commands;
    private final ActivityCounts activity;

    CountedCommands(CommandSender commands, ActivityCounts activity) {
        this.commands = commands;
        this.activity = activity;
    }

    @Override
    public CompletionStage<Submission> submit(CommandRequest request) {
        return commands.submit(request).thenApply(submission -> {
            if (submission instanceof Submission.QueueFull) {
                activity.commandReached(CommandState.REJECTED);
            }
            return submission;
        });
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> find(String commandId) {
        return commands.find(commandId);
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> await(String commandId, Duration patience) {
        return commands.await(commandId, patience);
    }
}
