// SPDX-License-Identifier: MIT
package io.cpgateway.server.reply;

import io.cpgateway.ocpp.codec.Violation;

/** What became of a reply that was brought in. */
public sealed interface Receipt {
    /** It decides the answer. */
    record Taken() implements Receipt {}

    /** No CALL waits for it: it came too late, for the second time, for a connection that ended, or for no CALL of ours. */
    record NobodyWaits() implements Receipt {}

    /**
     * It is no answer to that CALL. It does not reach the charge point, which is served as if no reply had come.
     *
     * @param violation what is wrong with it
     */
    record Invalid(Violation violation) implements Receipt {}
}
