// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import org.jspecify.annotations.Nullable;

/**
 * A frame that must be refused.
 *
 * @param origin what was refused, which decides whether there is somebody to tell
 * @param messageId the id, if one of 1 to {@value #MAX_READABLE_ID_LENGTH} characters was read before the fault; never
 *     invented
 * @param action the action of a CALL as it was written, known or not, if one of 1 to {@value #MAX_READABLE_ID_LENGTH}
 *     characters was read before the fault
 * @param violation what is wrong
 */
public record Rejected(
        Origin origin, @Nullable String messageId, @Nullable String action, Violation violation)
        implements DecodeResult {

    /** The longest message id or action that is kept, in characters. A longer id counts as unreadable. */
    public static final int MAX_READABLE_ID_LENGTH = 255;

    /** What was refused. */
    public enum Origin {
        /** A CALL with a readable id: it gets a CALLERROR. */
        CALL,
        /** A CALLRESULT or CALLERROR: an answer is never answered; the call that waits for it, if any, fails. */
        ANSWER,
        /** The message type, or the id of a CALL, could not be read: there is nothing to refer to in an answer. */
        UNREADABLE
    }
}
