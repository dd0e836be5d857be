// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.GatewayException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A mailbox that nobody may use while it is restored (K5): until then every call fails as transient. Thread-safe. */
final class MailboxGate implements CommandMailbox {
    private final CommandMailbox mailbox;
    private volatile boolean shut;

    MailboxGate(CommandMailbox mailbox) {
        this.mailbox = mailbox;
    }

    void shut() {
        shut = true;
    }

    void open() {
        shut = false;
    }

    boolean isShut() {
        return shut;
    }

    private <T> CompletionStage<T> through(Supplier<CompletionStage<T>> call) {
        return shut
                ? CompletableFuture.failedFuture(new GatewayException.Transient(
                        "the mailbox lost its last writes and is being restored from ocpp.command-status; try again"))
                : call.get();
    }

    @Override
    public CompletionStage<Enqueued> enqueue(CommandStatus first, int limit) {
        return through(() -> mailbox.enqueue(first, limit));
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> next(ChargePointId id) {
        return through(() -> mailbox.next(id));
    }

    @Override
    public CompletionStage<Boolean> advance(CommandStatus from, CommandStatus to) {
        return through(() -> mailbox.advance(from, to));
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> find(String commandId) {
        return through(() -> mailbox.find(commandId));
    }

    @Override
    public CompletionStage<Integer> depth(ChargePointId id) {
        return through(() -> mailbox.depth(id));
    }

    @Override
    public CompletionStage<List<CommandStatus>> due(Instant now, int limit) {
        return through(() -> mailbox.due(now, limit));
    }

    @Override
    public CompletionStage<List<Unpublished>> unpublished(int limit) {
        return through(() -> mailbox.unpublished(limit));
    }

    @Override
    public CompletionStage<Void> published(List<Long> sequences) {
        return through(() -> mailbox.published(sequences));
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
