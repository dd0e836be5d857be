// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Command.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants a charge point to do.
 *
 * @param chargePointId for whom
 * @param action the action
 * @param payload the payload of the CALL
 * @param commandId the caller's id, null to be given one
 * @param notAfter when it is too late, null for a minute from now
 * @param priority what goes first
 * @param caller who asks, for the record
 * @param whenFull what becomes of it when too many wait for the charge point already
 */
public record CommandRequest(
        ChargePointId chargePointId,
        String action,
        RawJson payload,
        @Nullable String commandId,
        @Nullable Instant notAfter,
        Priority priority,
        String caller,
        WhenFull whenFull) {

    /** What becomes of a command that does not fit its charge point's queue. */
    public enum WhenFull {
        /** It is as if it had never been: the caller is told, and may hand it in again under the same id. */
        FORGOTTEN,
        /** It ends REJECTED under its id: for callers who learn from its states alone. */
        REJECTED
    }

    /** A request that is forgotten when it does not fit. */
    public CommandRequest(
            ChargePointId chargePointId,
            String action,
            RawJson payload,
            @Nullable String commandId,
            @Nullable Instant notAfter,
            Priority priority,
            String caller) {
        this(chargePointId, action, payload, commandId, notAfter, priority, caller, WhenFull.FORGOTTEN);
    }

    /** A request of normal priority with an id to be given. */
    public static CommandRequest of(ChargePointId id, String action, RawJson payload, String caller) {
        return new CommandRequest(id, action, payload, null, null, Priority.NORMAL, caller);
    }
}
