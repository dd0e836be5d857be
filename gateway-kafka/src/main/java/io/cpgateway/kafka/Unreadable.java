// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

/** A record that makes no sense; the message is the reason that goes to the quarantine. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Unreadable(QuarantineReason reason, Object... details) {
        this(reason.with(details));
    }

    private Unreadable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
