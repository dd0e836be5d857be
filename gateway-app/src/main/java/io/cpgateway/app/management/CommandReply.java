// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.server.command.CommandObject;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told of a command: the command, or why there is none.
 *
 * @param status the command
 * @param problem why it was not taken over, null if it was
 */
record CommandReply(CommandStatus status, @Nullable Problem problem) {
    private static final Set<String> ABOUT_ACTION = Set.of(Violation.ACTION, Violation.DIRECTION);
    private static final String UNKNOWN_CHARGE_POINT = "UnknownChargePoint";
    private static final String RETRY_SECONDS = "10";

    static CommandReply of(Submission submission) {
        CommandStatus status = submission.status();
        if (submission instanceof Submission.Invalid invalid) {
            return new CommandReply(status, invalid(invalid.violation()));
        } else if (submission instanceof Submission.Conflict) {
            return new CommandReply(status, Problem.of(409, "This commandId belongs to another command."));
        } else if (submission instanceof Submission.QueueFull) {
            return new CommandReply(status, Problem.of(429, "Too many commands wait for this charge point."));
        } else if (submission instanceof Submission.UnknownChargePoint) {
            return new CommandReply(status, unknown());
        }
        return of(status);
    }

    /** Of a command as it is known; one that was rejected stays so. */
    static CommandReply of(CommandStatus status) {
        CommandStatus.CommandError error = status.error();
        if (status.state() != CommandState.REJECTED || error == null) {
            return new CommandReply(status, null);
        }
        return new CommandReply(
                status,
                error.code().equals(UNKNOWN_CHARGE_POINT)
                        ? unknown()
                        : invalid(new Problem.Fault("/payload", error.code(), error.description())));
    }

    void send(HttpServletResponse response) throws IOException {
        if (problem != null) {
            if (problem.status() == 429) {
                response.setHeader("Retry-After", RETRY_SECONDS);
            }
            problem.send(response);
            return;
        }
        boolean isFinal = status.state().isFinal();
        response.setHeader(
                "Location", "/commands/" + Paths.encode(status.command().commandId()));
        Json.send(response, isFinal ? 200 : 202, CommandObject.of(status));
    }

    private static Problem unknown() {
        return Problem.of(404, "There is no such charge point: it has no credential and was not seen lately.");
    }

    private static Problem invalid(Violation violation) {
        String pointer = ABOUT_ACTION.contains(violation.keyword()) ? "/action" : "/payload" + violation.pointer();
        return invalid(new Problem.Fault(pointer, violation.keyword(), violation.description()));
    }

    private static Problem invalid(Problem.Fault fault) {
        return Problem.of(422, "The command is not valid: " + fault.detail() + ".", List.of(fault));
    }
}
