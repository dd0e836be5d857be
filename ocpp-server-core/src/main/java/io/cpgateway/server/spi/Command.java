// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import java.time.Instant;

/**
 * Something a backend wants a charge point to do.
 *
 * @param commandId the caller's id, 1 to 128 visible ASCII characters; it does one thing only
 * @param chargePointId for whom
 * @param action the action of the CALL
 * @param payload the payload of the CALL
 * @param priority what goes first
 * @param createdAt when it was received
 * @param notAfter never sent later than this
 * @param caller who asked, for the record
 */
public record Command(
        String commandId,
        ChargePointId chargePointId,
        String action,
        RawJson payload,
        Priority priority,
        Instant createdAt,
        Instant notAfter,
        String caller) {

    /** The order among commands that wait. */
    public enum Priority {
        /** Before every normal one. */
        HIGH,
        /** In the order of arrival. */
        NORMAL
    }

    /** Whether both ask for the same: charge point, action and payload. */
    public boolean sameContent(Command other) {
        return chargePointId.equals(other.chargePointId)
                && action.equals(other.action)
                && payload.equals(other.payload);
    }
}
