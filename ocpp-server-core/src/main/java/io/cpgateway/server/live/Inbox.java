// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.server.connection.Input;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of one connection, handled one at a time, in the order given, on whichever thread brings one while nobody else
 * is at it. A transport thread that brings more than fits waits: that is how a flood slows itself down.
 */
final class Inbox {
    private static final int CAPACITY = 256;

    private final Deque<Input> waiting = new ArrayDeque<>();
    private final Consumer<Input> handler;
    private boolean handling;

    Inbox(Consumer<Input> handler) {
        this.handler = handler;
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

    /** Brings what the peer sent, waiting for room if there is none. */
    void putPatiently(Input input) throws InterruptedException {
        synchronized (waiting) {
            while (handling && waiting.size() >= CAPACITY) {
                waiting.wait();
            }
        }
        put(input);
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
            waiting.notifyAll();
            return next;
        }
    }
}
