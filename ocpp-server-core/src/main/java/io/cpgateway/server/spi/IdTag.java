// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an idTag (an idToken in OCPP 2.x).
 *
 * @param idTag the identifier, compared without regard to case (OCPP 1.6 §7.28 CiString)
 * @param status whether it may charge
 * @param expiresAt when it stops being accepted, null if never
 * @param parentIdTag the group it belongs to, or null
 */
public record IdTag(
        String idTag,
        Status status,
        @Nullable Instant expiresAt,
        @Nullable String parentIdTag) {
    /** Whether an idTag may charge (OCPP 1.6 §7.2). */
    public enum Status {
        /** It may. */
        ACCEPTED,
        /** It is blocked. */
        BLOCKED,
        /** It was valid once. */
        EXPIRED,
        /** It is not known. */
        INVALID
    }

    /** The status at a point in time: an accepted one expires. */
    public Status statusAt(Instant now) {
        return status == Status.ACCEPTED && expiresAt != null && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }
}
