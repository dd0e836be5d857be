// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.server.connection.Decision;

/** A payload that is valid by its schema and still cannot be read: a number beyond any field of ours. */
final class Unreadable {
    private Unreadable() {}

    static Decision refusal() {
        return new Decision.Refusal(
                ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "a number in the payload is too large to be processed");
    }
}
