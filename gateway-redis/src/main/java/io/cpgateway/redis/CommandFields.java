// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.Attempt;
import java.time.Duration;
import java.time.Instant;

/**
 * What scripts need to know of a command besides its JSON.
 *
 * @param status the command and where it stands
 */
record CommandFields(CommandStatus status) {
    /** How long a command is remembered after its end (design K1). */
    static final Duration REMEMBERED = Duration.ofHours(24);

    /** Redis forgets it a little later, by its own clock. */
    private static final Duration SPARE = Duration.ofHours(1);

    String id() {
        return status.command().commandId();
    }

    String json() {
        return StoredJson.write(status);
    }

    /** State and attempt as text: of two that stand at the same only one can be advanced (M4). */
    String standsAt() {
        Attempt attempt = status.attempt();
        return attempt == null
                ? status.state().name()
                : status.state() + " " + attempt.epoch() + " " + attempt.deadline() + " "
                        + StoredJson.ascii(attempt.messageId());
    }

    /** {@code sent}, {@code final} or {@code waiting}. */
    String kind() {
        return status.state().isFinal() ? "final" : status.state() == CommandState.SENT ? "sent" : "waiting";
    }

    String waits() {
        return flag(status.state().isWaiting());
    }

    String high() {
        return flag(status.command().priority() == Priority.HIGH);
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    /** When it is due. */
    Instant due() {
        Attempt attempt = status.attempt();
        return status.state() == CommandState.SENT && attempt != null
                ? attempt.deadline()
                : status.command().notAfter();
    }

    String dueMillis() {
        return Long.toString(due().toEpochMilli());
    }

    /** When it is forgotten after its end. */
    Instant forgotten() {
        return status.updatedAt().plus(REMEMBERED);
    }

    String keptMillis(Instant now) {
        return Long.toString(Math.max(1, Duration.between(now, forgotten()).toMillis()) + SPARE.toMillis());
    }

    boolean isForgotten(Instant now) {
        return status.state().isFinal() && !forgotten().isAfter(now);
    }

    /** The connection that it is sent on, nothing if it is not. */
    String sentOn() {
        Attempt attempt = status.attempt();
        return status.state() == CommandState.SENT && attempt != null ? Long.toString(attempt.epoch()) : "";
    }
}
