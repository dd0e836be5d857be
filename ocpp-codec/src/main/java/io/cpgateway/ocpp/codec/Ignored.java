// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

/**
 * A text that OCPP-J tells a receiver to pass over.
 *
 * @param reason why
 */
public record Ignored(Reason reason) implements DecodeResult {
    /** Why a text is passed over. */
    public enum Reason {
        /** Nothing but blanks, which some charge points send to keep the connection open. */
        EMPTY_TEXT,
        /** An array that begins with a message type number of no meaning here (OCPP-J 1.6 §4.1.3). */
        UNKNOWN_MESSAGE_TYPE
    }
}
