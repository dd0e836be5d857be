// SPDX-License-Identifier: MIT
package io.cpgateway.server.listener;

import io.cpgateway.server.spi.GatewayEvent;

/**
 * Is told of the CALLs of one action, as records, once their events are durable. Threads, order and bounds are those of
 * {@link EventListener}.
 *
 * @param <Q> the request's record
 */
@FunctionalInterface
public interface CallListener<Q extends Record> {
    /**
     * A CALL was answered, or is about to be.
     *
     * @param request what the charge point said
     * @param event its event: the charge point's id, when, with which answer
     */
    void onCall(Q request, GatewayEvent event);

    /** So many CALLs before the next one went by unseen: this listener was too slow. */
    default void onMissed(long calls) {}
}
