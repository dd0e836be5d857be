// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** The states of a command (design K2). */
public enum CommandState {
    /** Taken over: the gateway will report what becomes of it. */
    ACCEPTED(false),
    /** Waits: the charge point is offline or busy. */
    QUEUED(false),
    /** On its way, recorded before the frame was written. */
    SENT(false),
    /** The charge point answered; whether it agreed stands in the result. */
    ANSWERED(true),
    /** The charge point answered with a CALLERROR. */
    REFUSED(true),
    /** The charge point did not answer in time. */
    TIMED_OUT(true),
    /** It was not sent in time and will not be. */
    EXPIRED(true),
    /** It was sent, and connection or node ended before an answer; it is not sent again. */
    UNKNOWN_OUTCOME(true),
    /** Never taken over: invalid, for an unknown charge point, or the queue was full. */
    REJECTED(true);

    private final boolean last;

    CommandState(boolean last) {
        this.last = last;
    }

    /** Whether nothing follows. */
    public boolean isFinal() {
        return last;
    }

    /** Whether the command waits to be sent. */
    public boolean isWaiting() {
        return this == ACCEPTED || this == QUEUED;
    }
}
