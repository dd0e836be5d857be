// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.Tables;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Durable tables that are closed and opened again at each start. */
final class Reopened implements AutoCloseable {
    private final Path file;
    private final Deque<Tables> open = new ArrayDeque<>();
    private int starts;

    Reopened(Path folder) {
        this.file = folder.resolve("state.mv");
    }

    Tables start() {
        close();
        starts++;
        open.push(new DurableTables(file, StateSettings.DEFAULT));
        return open.peek();
    }

    String incarnation() {
        return "incarnation-" + starts;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
