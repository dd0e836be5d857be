// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets callers wait for the end of commands. Thread-safe and bounded. */
final class FinalStates {
    private static final int MAX_WAITING = 10_000;

    private final Map<Long, Waiter> waiters = new HashMap<>();
    private final Map<String, Integer> waitersByCommand = new HashMap<>();
    private long numbers;

    private record Waiter(String commandId, CompletableFuture<CommandStatus> end) {}

    /** Completes with the command's final status, or fails after so long, or at once if too many wait. */
    CompletableFuture<CommandStatus> await(String commandId, Duration patience) {
        CompletableFuture<CommandStatus> end = new CompletableFuture<>();
        long number;
        synchronized (this) {
            if (waiters.size() >= MAX_WAITING) {
                end.cancel(false);
                return end;
            }
            number = ++numbers;
            waiters.put(number, new Waiter(commandId, end));
            waitersByCommand.merge(commandId, 1, Integer::sum);
        }
        end.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        return end.whenComplete((status, failure) -> forget(number));
    }

    /** A command reached a state. */
    void reached(CommandStatus status) {
        if (status.state().isFinal()) {
            of(status.command().commandId()).forEach(waiter -> waiter.end().complete(status));
        }
    }

    private synchronized List<Waiter> of(String commandId) {
        if (!waitersByCommand.containsKey(commandId)) {
            return List.of();
        }
        return waiters.values().stream()
                .filter(waiter -> waiter.commandId().equals(commandId))
                .toList();
    }

    private synchronized void forget(long number) {
        Waiter waiter = waiters.remove(number);
        if (waiter != null) {
            waitersByCommand.computeIfPresent(waiter.commandId(), (id, count) -> count == 1 ? null : count - 1);
        }
    }
}
