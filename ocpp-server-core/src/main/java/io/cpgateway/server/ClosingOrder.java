// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.server.live.LiveConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which connections are closed next (R6): idle ones in random order, then, if all are to go, those with open CALLs. One
 * that was opened meanwhile is found as well. Not thread-safe.
 */
final class ClosingOrder {
    private final Set<LiveConnection> connections;
    private final OptionalInt target;
    private final boolean open;
    private final int mostClosed;
    private final Set<LiveConnection> asked = new HashSet<>();
    private final Queue<LiveConnection> candidates = new ArrayDeque<>();
    private final Queue<LiveConnection> busy = new ArrayDeque<>();
    private int closed;

    private ClosingOrder(Set<LiveConnection> connections, OptionalInt target, boolean open, int mostClosed) {
        this.connections = connections;
        this.target = target;
        this.open = open;
        this.mostClosed = mostClosed;
    }

    /** Every one of them. */
    static ClosingOrder all(Set<LiveConnection> connections) {
        return new ClosingOrder(connections, OptionalInt.empty(), true, Integer.MAX_VALUE);
    }

    /** Every one that is there now. */
    static ClosingOrder present(Set<LiveConnection> connections) {
        Set<LiveConnection> now = Set.copyOf(connections);
        return new ClosingOrder(now, OptionalInt.empty(), false, now.size());
    }

    /** Idle ones until so many are left; those that come back at once are not closed again and again. */
    static ClosingOrder downTo(int target, Set<LiveConnection> connections) {
        return new ClosingOrder(connections, OptionalInt.of(target), true, Math.max(0, connections.size() - target));
    }

    OptionalInt target() {
        return target;
    }

    /** Whether all are to be closed, those that come in late as well. */
    boolean isEverything() {
        return open && target.isEmpty();
    }

    /** Whether nothing is left to be done; closing all is never done, as one may come in late. */
    boolean isDone() {
        return !isEverything() && toBeClosed() <= 0;
    }

    /** Closes at most so many; how many it were. */
    int next(int most, Consumer<LiveConnection> close) {
        if (candidates.isEmpty() && busy.isEmpty()) {
            look();
        }
        int before = closed;
        int allowed = Math.min(most, toBeClosed());
        while (closed - before < allowed) {
            LiveConnection next = poll();
            if (next == null) {
                break;
            }
            closed++;
            asked.add(next);
            close.accept(next);
        }
        return closed - before;
    }

    private int toBeClosed() {
        if (target.isEmpty()) {
            return mostClosed - closed;
        }
        long ending = asked.stream().filter(connections::contains).count();
        int surplus = (int) (connections.size() - ending - target.getAsInt());
        return Math.min(mostClosed - closed, surplus);
    }

    private @Nullable LiveConnection poll() {
        for (LiveConnection next = candidates.poll(); next != null; next = candidates.poll()) {
            if (next.view().idle()) {
                return next;
            }
            if (target.isEmpty()) {
                busy.add(next);
            }
        }
        return busy.poll();
    }

    private void look() {
        asked.retainAll(connections);
        List<LiveConnection> left = new ArrayList<>(connections);
        left.removeAll(asked);
        Collections.shuffle(left);
        candidates.addAll(left);
    }
}
