// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import java.util.Locale;

/** Why a connection ended, as the {@code disconnected} event says it. */
public enum DisconnectReason {
    /** The charge point closed it, or its network did. */
    CHARGE_POINT,
    /** An operator asked for it. */
    OPERATOR,
    /** The charge point was silent for too long (C9). */
    LIVENESS,
    /** A newer connection of the same charge point took over (C3). */
    TAKEOVER,
    /** The node is being emptied. */
    DRAIN,
    /** An event could not be made durable (D2). */
    EVENT_FAILED,
    /** The peer broke the protocol beyond what an error can answer (C5, C7). */
    PROTOCOL,
    /** The node died with the connection open. */
    NODE_LOST;

    /** The reason as it is written in events and in the management API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who ended it: the charge point or the gateway. */
    public String by() {
        return this == CHARGE_POINT ? "charge_point" : "gateway";
    }
}
