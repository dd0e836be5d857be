// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

/** Why a CALL that a backend was asked about is decided without it. */
enum MissingReply {
    /** None came in time. */
    TIMEOUT("backend-timeout"),
    /** The one that came is no answer to that CALL. */
    INVALID("backend-reply-invalid");

    private final String flag;

    MissingReply(String flag) {
        this.flag = flag;
    }

    /** How the answer that is given instead is flagged, in {@code ce_lenient}. */
    String flag() {
        return flag;
    }
}
