// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.Attempt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** Answers to nothing that is pending: counted, and known again if they are only late (C6). Confined to its connection. */
final class LateAnswers {
    private static final int KEPT = 4;

    private final Deque<CommandStatus> timedOut = new ArrayDeque<>(KEPT);

    void expect(CommandStatus command) {
        if (timedOut.size() == KEPT) {
            timedOut.removeFirst();
        }
        timedOut.addLast(command);
    }

    /** Counts an answer; gives the command that it would have answered in time. */
    Optional<CommandStatus> arrived(Step step, String messageId) {
        step.count(Tally.UNMATCHED_ANSWER);
        for (Iterator<CommandStatus> i = timedOut.iterator(); i.hasNext(); ) {
            CommandStatus command = i.next();
            Attempt attempt = command.attempt();
            if (attempt != null && attempt.messageId().equals(messageId)) {
                i.remove();
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
