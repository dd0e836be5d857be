// SPDX-License-Identifier: MIT
package io.cpgateway.server.listener;

import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Instant;

/**
 * Is told of connections that began and ended, once that is durable. Threads, order and bounds are those of {@link
 * EventListener}. When a charge point connects anew before its old connection has ended, the end of the old one may come
 * after the beginning of the new: the higher epoch is the newer.
 */
public interface ConnectionListener {
    /**
     * A connection began.
     *
     * @param chargePointId whose
     * @param epoch its number, higher than that of every earlier one
     * @param version the OCPP version that is spoken, such as {@code 1.6}
     * @param remoteAddress where it comes from
     * @param at when
     */
    record Opened(ChargePointId chargePointId, long epoch, String version, String remoteAddress, Instant at) {}

    /**
     * A connection ended.
     *
     * @param chargePointId whose
     * @param epoch its number
     * @param reason one of the reasons of the {@code disconnected} event, such as {@code charge_point}
     * @param code the WebSocket close code, 1006 if the peer vanished
     * @param at when
     */
    record Closed(ChargePointId chargePointId, long epoch, String reason, int code, Instant at) {}

    /** A connection began. */
    default void onConnected(Opened connection) {}

    /** A connection ended. */
    default void onDisconnected(Closed connection) {}

    /** So many beginnings and ends before the next one went by unseen: this listener was too slow. */
    default void onMissed(long changes) {}
}
