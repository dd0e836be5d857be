// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.ocpp.model.ErrorCode;
import java.time.Instant;

/** A frame of the charge point that is to be answered. */
sealed interface Inbound {
    /** The frame as received. */
    String text();

    /**
     * A valid CALL.
     *
     * @param received the CALL and whose it is
     * @param seen its place in the memory of repeats
     * @param text the frame as received
     */
    record Served(ReceivedCall received, RepeatMemory.Seen seen, String text) implements Inbound {
        /** The same, refused after all: it is valid, but it may not be served. */
        Refused refusedFor(ErrorCode code, String description) {
            Violation violation = new Violation(code, "", "", description);
            String messageId = received.call().messageId();
            Rejected rejected = new Rejected(
                    Rejected.Origin.CALL, messageId, received.action().name(), violation);
            return new Refused(rejected, text, received.at());
        }
    }

    /**
     * A frame that is refused.
     *
     * @param rejected why
     * @param text the frame as received
     * @param at when it was received
     */
    record Refused(Rejected rejected, String text, Instant at) implements Inbound {}
}
