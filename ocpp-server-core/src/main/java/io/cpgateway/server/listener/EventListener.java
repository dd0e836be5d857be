// SPDX-License-Identifier: MIT
package io.cpgateway.server.listener;

import io.cpgateway.server.spi.GatewayEvent;

/**
 * Is told of every event once it is durable.
 *
 * <p>Each listener has a thread of its own, so it is called one event at a time, may block, and delays nobody else. Events
 * of one connection come in their order ({@code sequence}); between connections there is none. At most 10,000 events wait
 * for a listener: then the oldest make room, and it is told how many it missed. What it throws is logged and changes
 * nothing. When the server is closed, what waits is still handed over, for at most five seconds.
 */
@FunctionalInterface
public interface EventListener {
    /** An event is durable. */
    void onEvent(GatewayEvent event);

    /** So many events before the next one went by unseen: this listener was too slow. */
    default void onMissed(long events) {}
}
