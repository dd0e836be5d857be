// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Lets people watch what goes by. A watcher that reads too slowly misses what does not fit and is told how much; nobody
 * else waits for it. Thread-safe; without watchers it costs a look at an empty list.
 *
 * @param <T> what goes by
 */
public final class Feed<T> {
    private static final int MAX_WATCHES = 64;
    private static final int ROOM = 1000;

    private final List<Watch<T>> watches = new CopyOnWriteArrayList<>();

    /** Whether anybody watches. */
    public boolean isWatched() {
        return !watches.isEmpty();
    }

    /** Hands it to everybody who wants it. */
    public void publish(T item) {
        for (Watch<T> watch : watches) {
            watch.offer(item);
        }
    }

    /** Begins to watch with room for a thousand; empty if too many do already. The watch must be closed. */
    public Optional<Watch<T>> watch(Predicate<T> wanted) {
        return watch(wanted, ROOM);
    }

    /** Begins to watch with room for so many; empty if too many do already. The watch must be closed. */
    public synchronized Optional<Watch<T>> watch(Predicate<T> wanted, int room) {
        if (watches.size() >= MAX_WATCHES) {
            return Optional.empty();
        }
        Watch<T> watch = new Watch<>(wanted, room, watches::remove);
        watches.add(watch);
        return Optional.of(watch);
    }
}
