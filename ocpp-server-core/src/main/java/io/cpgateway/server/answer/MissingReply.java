// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.server.event.EventFlag;

/** Why a CALL that a backend was asked about is decided without it. */
enum MissingReply {
    /** None came in time. */
    TIMEOUT(EventFlag.BACKEND_TIMEOUT),
    /** The one that came is no answer to that CALL. */
    INVALID(EventFlag.BACKEND_REPLY_INVALID);

    private final EventFlag flag;

    MissingReply(EventFlag flag) {
        this.flag = flag;
    }

    /** How the answer that is given instead is flagged. */
    EventFlag flag() {
        return flag;
    }
}
