// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

import java.util.Locale;

/** What an event's {@link EventAttribute#LENIENT} says beside what was tolerated in the message itself, each named once. */
public enum EventFlag {
    /** No registration is recorded for the charge point; it was served all the same (C8). */
    UNREGISTERED,
    /** The registration that the answer sets could not be recorded. */
    REGISTRATION_NOT_RECORDED,
    /** On {@code connected}: no other node can know of the connection yet, since the directory was away (R1). */
    CONNECTION_NOT_RECORDED,
    /** A store that the answer should have asked was away (R5). */
    STORE_UNAVAILABLE,
    /** What a backend answered could not be remembered. */
    NOT_REMEMBERED,
    /** A stop of a transaction that nobody started here, or of another charge point (C11). */
    UNKNOWN_TRANSACTION,
    /** Another stop of a transaction that was stopped before. */
    ALREADY_STOPPED,
    /** The backend did not reply in time; the answer is not its. */
    BACKEND_TIMEOUT,
    /** The backend's reply was no answer to this CALL; the answer is not its. */
    BACKEND_REPLY_INVALID;

    /** As it is written in events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
