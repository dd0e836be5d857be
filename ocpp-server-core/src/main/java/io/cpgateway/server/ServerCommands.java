// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandDesk;
import io.cpgateway.server.command.CommandOptions;
import io.cpgateway.server.command.CommandOutcome;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.metrics.ActivityCounts;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Commands as records, and the count of those that found their queue full (C10): these reach no outbox, where all others
 * are counted. Thread-safe.
 */
final class ServerCommands implements CommandSender {
    /** How long after its time a command may take to be recorded as final, by whoever looks for what is due. */
    private static final Duration SETTLING = Duration.ofSeconds(15);

    private final CommandDesk desk;
    private final ActivityCounts activity;
    private final Versions versions;
    private final ForgivingReader reader;
    private final Duration callTimeout;
    private final InstantSource clock;
    private final Executor executor;

    ServerCommands(
            CommandDesk desk,
            ActivityCounts activity,
            Versions versions,
            ForgivingReader reader,
            Duration callTimeout,
            InstantSource clock,
            Executor executor) {
        this.desk = desk;
        this.activity = activity;
        this.versions = versions;
        this.reader = reader;
        this.callTimeout = callTimeout;
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Submission> submit(CommandRequest request) {
        return desk.submit(request).thenApply(submission -> {
            if (submission instanceof Submission.QueueFull) {
                activity.commandReached(CommandState.REJECTED);
            }
            return submission;
        });
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> find(String commandId) {
        return desk.find(commandId);
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> await(String commandId, Duration patience) {
        return desk.await(commandId, patience);
    }

    @Override
    public <Q extends Record, R extends Record> CompletionStage<CommandOutcome<R>> send(
            ChargePointId id, Action<Q, R> action, Q request, CommandOptions options) {
        OcppCodec codec = versions.codecOf(action);
        RawJson payload = codec.payload(request);
        CommandRequest asked = new CommandRequest(
                id,
                action.name(),
                payload,
                options.commandId(),
                clock.instant().plus(options.within()),
                options.priority(),
                options.caller());
        return submit(asked)
                .thenCompose(this::end)
                .thenCompose(status -> outcome(codec, action, status))
                .thenApplyAsync(outcome -> outcome, executor);
    }

    private CompletionStage<CommandStatus> end(Submission submission) {
        CommandStatus first = submission.status();
        if (submission instanceof Submission.Conflict) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    "command id " + first.command().commandId() + " belongs to another command, " + first.state()));
        }
        if (first.state().isFinal()) {
            return CompletableFuture.completedFuture(first);
        }
        String commandId = first.command().commandId();
        Duration left = Duration.between(clock.instant(), first.command().notAfter());
        Duration patience = left.plus(callTimeout).plus(SETTLING);
        return await(commandId, patience)
                .thenApply(status -> status.filter(s -> s.state().isFinal())
                        .orElseThrow(() -> new GatewayException.Transient("command " + commandId + " for "
                                + first.command().chargePointId()
                                + " goes on, but its end could not be waited for: find() tells where it stands")));
    }

    private <R extends Record> CompletionStage<CommandOutcome<R>> outcome(
            OcppCodec codec, Action<?, R> action, CommandStatus status) {
        RawJson result = status.result();
        if (status.state() != CommandState.ANSWERED || result == null) {
            return CompletableFuture.completedFuture(new CommandOutcome<>(status, null));
        }
        return reader.read(status.command().chargePointId(), codec, result, action.responseType())
                .thenApply(answer -> new CommandOutcome<>(status, answer.orElse(null)));
    }
}
