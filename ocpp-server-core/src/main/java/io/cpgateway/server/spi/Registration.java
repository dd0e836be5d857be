// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last BootNotification was answered with, and who the charge point said it is.
 *
 * @param state the answer
 * @param vendor the vendor as reported
 * @param model the model as reported
 * @param firmware the firmware version as reported
 * @param heartbeatSeconds the heartbeat interval that was handed out
 * @param at when it was answered
 */
public record Registration(
        State state, String vendor, String model, @Nullable String firmware, long heartbeatSeconds, Instant at) {

    /** The answer to a BootNotification (OCPP 1.6 §4.2). */
    public enum State {
        /** Every message is served. */
        ACCEPTED,
        /** Only what was triggered is served. */
        PENDING,
        /** Nothing is served. */
        REJECTED
    }
}
