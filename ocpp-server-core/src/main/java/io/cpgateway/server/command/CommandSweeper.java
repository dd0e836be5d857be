// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Settles commands that nobody else will: those whose time has passed, and those that were sent by a connection or node
 * that is gone (K2, K4). Thread-safe; meant to be run every second.
 */
public final class CommandSweeper {
    private static final int BATCH = 200;

    private final CommandMailbox mailbox;
    private final StatusOutbox outbox;
    private final OrphanedCommands orphans;
    private final String node;
    private final InstantSource clock;

    /** Settles in the name of a node. */
    public CommandSweeper(
            CommandMailbox mailbox, StatusOutbox outbox, List<Protocol> protocols, String node, InstantSource clock) {
        this.mailbox = mailbox;
        this.outbox = outbox;
        this.orphans = new OrphanedCommands(protocols, node);
        this.node = node;
        this.clock = clock;
    }

    /** Settles what is due now; how many were. Also publishes what an earlier attempt could not. */
    public CompletionStage<Integer> sweep() {
        Instant now = clock.instant();
        return mailbox.due(now, BATCH)
                .thenCompose(due -> settle(due, now))
                .thenCompose(settled -> outbox.flush().thenApply(done -> settled));
    }

    private CompletionStage<Integer> settle(List<CommandStatus> due, Instant now) {
        List<CompletableFuture<Boolean>> advances = new ArrayList<>();
        for (CommandStatus status : due) {
            advances.add(mailbox.advance(status, outcome(status, now)).toCompletableFuture());
        }
        return CompletableFuture.allOf(advances.toArray(CompletableFuture[]::new))
                .thenApply(done -> due.size());
    }

    private CommandStatus outcome(CommandStatus status, Instant now) {
        if (status.state() != CommandState.SENT) {
            return status.to(CommandState.EXPIRED, now, node);
        }
        return orphans.settled(status, now, "who sent it is gone");
    }
}
