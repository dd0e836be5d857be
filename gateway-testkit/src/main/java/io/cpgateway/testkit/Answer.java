// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a charge point was answered.
 *
 * @param messageId the id of the CALL and of its answer
 * @param action what was asked
 * @param payload the payload of a CALLRESULT, the details of a CALLERROR
 * @param errorCode the code of a CALLERROR, null if it was a CALLRESULT
 */
public record Answer(
        String messageId,
        String action,
        JsonNode payload,
        @Nullable String errorCode) {

    /** Whether it was a CALLRESULT. */
    public boolean isResult() {
        return errorCode == null;
    }

    /** A text in the payload, by its JSON pointer; empty if it is not there. */
    public String text(String pointer) {
        return payload.at(pointer).asString("");
    }

    /** The transaction id in the payload. */
    public long transactionId() {
        return payload.path("transactionId").asLong();
    }
}
