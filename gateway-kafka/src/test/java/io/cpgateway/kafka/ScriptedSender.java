// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.command.CommandOptions;
import io.cpgateway.server.command.CommandOutcome;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what is submitted, and answers when it is told to. Thread-safe. */
final class ScriptedSender implements CommandSender {
    private record Asked(CommandRequest request, Thread by, CompletableFuture<Submission> answer) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<Submission> submit(CommandRequest request) {
        CompletableFuture<Submission> answer = new CompletableFuture<>();
        asked.add(new Asked(request, Thread.currentThread(), answer));
        return answer;
    }

    /** The ids of the commands, in the order in which they came. */
    List<String> asked() {
        return asked.stream()
                .map(one -> String.valueOf(one.request.commandId()))
                .toList();
    }

    /** On which threads they came, in that order. */
    List<Thread> threads() {
        return asked.stream().map(Asked::by).toList();
    }

    void fail(int submission) {
        asked.get(submission).answer.completeExceptionally(new GatewayException.Transient("the mailbox is away"));
    }

    void accept(int submission) {
        Asked one = asked.get(submission);
        CommandRequest request = one.request;
        Instant now = Instant.EPOCH;
        Command command = new Command(
                String.valueOf(request.commandId()),
                request.chargePointId(),
                request.action(),
                request.payload(),
                request.priority(),
                now,
                request.notAfter(),
                request.caller());
        one.answer.complete(new Submission.Accepted(CommandStatus.of(command, CommandState.ACCEPTED, now, "n")));
    }

    @Override
    public <Q extends Record, R extends Record> CompletionStage<CommandOutcome<R>> send(
            ChargePointId id, Action<Q, R> action, Q request, CommandOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> find(String commandId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> await(String commandId, Duration patience) {
        throw new UnsupportedOperationException();
    }
}
