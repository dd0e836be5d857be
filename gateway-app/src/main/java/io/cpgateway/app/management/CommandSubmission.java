// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.config.DurationText;
import io.cpgateway.app.http.AsyncReply;
import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.app.http.QueryParameters;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.spi.CommandStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code POST /connections/{id}/commands}: hands a command in and waits for its end, if asked to. Thread-safe. */
final class CommandSubmission {
    private static final Duration MAX_WAIT = Duration.ofMinutes(2);
    private static final String CALLER = "management";

    private final CommandSender commands;

    CommandSubmission(CommandSender commands) {
        this.commands = commands;
    }

    void submit(ChargePointId id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = new QueryParameters(request, Set.of("wait"));
        Duration wait = query.read("wait", CommandSubmission::duration, "a duration up to PT2M, such as PT30S")
                .orElse(Duration.ZERO);
        if (query.refused(response)) {
            return;
        }
        Optional<Json.Body> body = Json.readBody(request, response);
        if (body.isEmpty()) {
            return;
        }
        CommandBody.Read read = new CommandBody(body.get()).read(id, CALLER);
        CommandRequest command = read.request();
        Problem problem = read.problem();
        if (problem != null) {
            problem.send(response);
        } else if (command != null) {
            AsyncReply.sendWhenReady(request, outcome(command, wait), CommandReply::send);
        }
    }

    private CompletionStage<CommandReply> outcome(CommandRequest request, Duration wait) {
        return commands.submit(request).thenCompose(submission -> {
            CommandStatus status = submission.status();
            boolean waits = submission instanceof Submission.Accepted || submission instanceof Submission.Known;
            if (!waits || wait.isZero() || status.state().isFinal()) {
                return CompletableFuture.completedFuture(CommandReply.of(submission));
            }
            return commands.await(status.command().commandId(), wait)
                    .thenApply(end -> CommandReply.of(end.orElse(status)));
        });
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(DurationText.parse(text)).filter(wait -> wait.compareTo(MAX_WAIT) <= 0);
        } catch (IllegalArgumentException | ArithmeticException notADuration) {
            return Optional.empty();
        }
    }
}
