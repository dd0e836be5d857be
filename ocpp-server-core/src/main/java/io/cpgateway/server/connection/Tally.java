// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

/** What is counted about inbound frames. The first five add up (D4); the others are for people. */
public enum Tally {
    /** A CALL, or a frame that nobody can answer, was taken in. */
    RECEIVED,
    /** It ended as a durable event. */
    PUBLISHED,
    /** It ended without an event, as configured, or as an absorbed repeat. */
    UNPUBLISHED,
    /** It ended refused. */
    REJECTED,
    /** It ended unanswered, because its event failed or the connection did. */
    FAILED,
    /** An empty text frame, ignored (C7). */
    EMPTY_FRAME,
    /** A message type that this version does not have, ignored (C7). */
    UNKNOWN_MESSAGE_TYPE,
    /** An answer to nothing that is pending, dropped (C6). */
    UNMATCHED_ANSWER,
    /** A CALL that was served although it breaks the schema (C12). */
    TOLERATED,
    /** A message id that came again with other content (C11). */
    REUSED_MESSAGE_ID;

    /** Whether it ends what {@link #RECEIVED} began. */
    public boolean ends() {
        return this == PUBLISHED || this == UNPUBLISHED || this == REJECTED || this == FAILED;
    }
}
