// SPDX-License-Identifier: MIT
package io.cpgateway.server.reply;

import java.util.Locale;

/** What is counted about replies. */
public enum ReplyOutcome {
    /** {@link Receipt.Taken}. */
    TAKEN,
    /** {@link Receipt.NobodyWaits}. */
    NOBODY_WAITS,
    /** {@link Receipt.Invalid}. */
    INVALID,
    /** No reply came in time. */
    MISSING;

    /** The outcome as metrics write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
