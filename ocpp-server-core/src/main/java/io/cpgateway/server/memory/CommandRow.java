// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What is stored of a command.
 *
 * @param status where it stands
 * @param arrival its number in the order of arrival, kept while it waits again
 */
record CommandRow(CommandStatus status, long arrival) {
    /** How long a command is remembered after its end (design K1). */
    static final Duration REMEMBERED = Duration.ofHours(24);

    String id() {
        return status.command().commandId();
    }

    String chargePoint() {
        return status.command().chargePointId().value();
    }

    boolean isSent() {
        return status.state() == CommandState.SENT;
    }

    /** Its place among the commands that wait for the charge point. */
    String waitingKey() {
        String priority = status.command().priority() == Priority.HIGH ? "0" : "1";
        return RowKeys.of(chargePoint(), priority, RowKeys.number(arrival));
    }

    /** Its place among the commands sent to the charge point. */
    String sentKey() {
        return RowKeys.of(chargePoint(), RowKeys.number(arrival));
    }

    /** Its place among the commands that a point in time decides about. */
    String timeKey() {
        return RowKeys.of(RowKeys.time(decisive()), id());
    }

    /** When it is due, or forgotten after its end. */
    Instant decisive() {
        if (status.state().isFinal()) {
            return status.updatedAt().plus(REMEMBERED);
        }
        Attempt attempt = status.attempt();
        return isSent() && attempt != null
                ? attempt.deadline()
                : status.command().notAfter();
    }

    /** Whether its end is so long ago that it counts as unknown. */
    boolean isForgotten(Instant now) {
        return status.state().isFinal() && !decisive().isAfter(now);
    }

    /** Whether the one who advances it from there has seen its latest state. */
    boolean standsAt(CommandStatus from) {
        return !status.state().isFinal()
                && status.state() == from.state()
                && Objects.equals(status.attempt(), from.attempt());
    }
}
