// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets callers wait for the end of commands. Thread-safe and bounded. */
final class FinalStates {
    private static final int MAX_WAITING = 10_000;

    private final Map<String, List<CompletableFuture<CommandStatus>>> waiting = new HashMap<>();
    private int size;

    /** Completes with the command's final status, or fails after so long, or at once if too many wait. */
    CompletableFuture<CommandStatus> await(String commandId, Duration patience) {
        CompletableFuture<CommandStatus> end = new CompletableFuture<>();
        synchronized (this) {
            if (size >= MAX_WAITING) {
                end.cancel(false);
                return end;
            }
            size++;
            waiting.computeIfAbsent(commandId, any -> new ArrayList<>(1)).add(end);
        }
        end.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        return end.whenComplete((status, failure) -> forget(commandId, end));
    }

    /** A command reached a state. */
    void reached(CommandStatus status) {
        if (status.state().isFinal()) {
            List<CompletableFuture<CommandStatus>> told;
            synchronized (this) {
                told = List.copyOf(waiting.getOrDefault(status.command().commandId(), List.of()));
            }
            told.forEach(end -> end.complete(status));
        }
    }

    private synchronized void forget(String commandId, CompletableFuture<CommandStatus> end) {
        List<CompletableFuture<CommandStatus>> others = waiting.get(commandId);
        if (others != null && others.removeIf(other -> other == end)) {
            size--;
            if (others.isEmpty()) {
                waiting.remove(commandId);
            }
        }
    }
}
