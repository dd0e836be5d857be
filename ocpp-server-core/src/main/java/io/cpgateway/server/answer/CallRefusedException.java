// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.model.ErrorCode;

/** What a {@link CallHandler} fails with to have a CALL answered with a CALLERROR of its choice. It has no stack trace. */
public final class CallRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * A refusal.
     *
     * @param code the code of the CALLERROR
     * @param description for whoever reads the charge point's log; what is beyond 255 characters is cut
     */
    public CallRefusedException(ErrorCode code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    /** The code of the CALLERROR. */
    public ErrorCode code() {
        return code;
    }

    /** The description of the CALLERROR. */
    public String description() {
        return String.valueOf(getMessage());
    }
}
