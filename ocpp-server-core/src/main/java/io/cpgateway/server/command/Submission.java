// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.server.spi.CommandStatus;

/** What became of a request. */
public sealed interface Submission {
    /** The command as it stands. */
    CommandStatus status();

    /**
     * Taken over.
     *
     * @param status its first state
     */
    record Accepted(CommandStatus status) implements Submission {}

    /**
     * Taken over before, with the same content (K1).
     *
     * @param status where that one stands
     */
    record Known(CommandStatus status) implements Submission {}

    /**
     * The id belongs to a command of other content (K1).
     *
     * @param status where that one stands
     */
    record Conflict(CommandStatus status) implements Submission {}

    /**
     * Not valid.
     *
     * @param status REJECTED
     * @param violation what is wrong
     */
    record Invalid(CommandStatus status, Violation violation) implements Submission {}

    /**
     * No such charge point.
     *
     * @param status REJECTED
     */
    record UnknownChargePoint(CommandStatus status) implements Submission {}

    /**
     * Too many commands wait for this charge point.
     *
     * @param status REJECTED
     */
    record QueueFull(CommandStatus status) implements Submission {}
}
