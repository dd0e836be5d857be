// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.Attempt;
import io.cpgateway.server.spi.CommandStatus.CommandError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Answers to nothing that is pending: counted, and reported if they are only late (C6). Confined to its connection. */
final class LateAnswers {
    private static final int KEPT = 4;

    private final Deque<CommandStatus> timedOut = new ArrayDeque<>(KEPT);

    void expect(CommandStatus command) {
        if (timedOut.size() == KEPT) {
            timedOut.removeFirst();
        }
        timedOut.addLast(command);
    }

    void arrived(Step step, String messageId, RawJson answer) {
        CommandStatus command = take(step, messageId);
        if (command != null) {
            step.emit(new Output.ReportLateAnswer(command, answer));
        }
    }

    void arrived(Step step, String messageId, CommandError failure) {
        CommandStatus command = take(step, messageId);
        if (command != null) {
            step.emit(new Output.ReportLateAnswer(command.with(failure), failure.details()));
        }
    }

    private @Nullable CommandStatus take(Step step, String messageId) {
        step.count(Tally.UNMATCHED_ANSWER);
        for (Iterator<CommandStatus> i = timedOut.iterator(); i.hasNext(); ) {
            CommandStatus command = i.next();
            Attempt attempt = command.attempt();
            if (attempt != null && attempt.messageId().equals(messageId)) {
                i.remove();
                return command;
            }
        }
        return null;
    }
}
