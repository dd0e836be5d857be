// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.server.connection.Input;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of one connection, handled one at a time, in the order given, on whichever thread brings one while nobody else
 * is at it. Nobody waits to bring one: a transport's thread may serve other connections as well.
 */
final class Inbox {
    private final Deque<Input> waiting = new ArrayDeque<>();
    private final Consumer<Input> handler;
    private final int capacity;
    private boolean handling;

    /** Holds so many inputs of the peer while others are handled. */
    Inbox(Consumer<Input> handler, int capacity) {
        this.handler = handler;
        this.capacity = capacity;
    }

    /** Brings what the gateway itself brought about: bounded by what a connection may have under way. */
    void put(Input input) {
        synchronized (waiting) {
            waiting.addLast(input);
            if (handling) {
                return;
            }
            handling = true;
        }
        handleAll();
    }

    /** Brings what the peer sent; false if there is no room, and it is not taken. */
    boolean offer(Input input) {
        synchronized (waiting) {
            if (handling && waiting.size() >= capacity) {
                return false;
            }
        }
        put(input);
        return true;
    }

    private void handleAll() {
        for (Input next = take(); next != null; next = take()) {
            handler.accept(next);
        }
    }

    private @Nullable Input take() {
        synchronized (waiting) {
            Input next = waiting.pollFirst();
            handling = next != null;
            return next;
        }
    }
}
