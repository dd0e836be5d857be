// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood.Listener;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** What processes on one heap share: who is a member, and a thread that tells their listeners. Thread-safe. */
final class SharedHeap implements AutoCloseable {
    private final ExecutorService teller = Executors.newSingleThreadExecutor();
    private final Map<Neighbour, Listener> joined = new LinkedHashMap<>();
    private final Set<Neighbour> frozen = new HashSet<>();
    private final Set<Neighbour> lapsed = new HashSet<>();
    private boolean away;

    synchronized void join(Neighbour self, Listener listener) {
        joined.put(self, listener);
    }

    synchronized void replace(Neighbour before, Neighbour after) {
        Listener listener = joined.remove(before);
        if (listener != null) {
            joined.put(after, listener);
        }
    }

    synchronized void leave(Neighbour self) {
        joined.remove(self);
    }

    synchronized List<Neighbour> members() {
        return joined.keySet().stream().filter(n -> !lapsed.contains(n)).toList();
    }

    synchronized void tell(String incarnation, Consumer<Listener> news) {
        members().stream().filter(n -> n.incarnation().equals(incarnation)).forEach(n -> tell(news, joined.get(n)));
    }

    private void tell(Consumer<Listener> news, Listener listener) {
        teller.execute(() -> news.accept(listener));
    }

    synchronized void freeze(Neighbour member) {
        frozen.add(member);
    }

    synchronized void thaw(Neighbour member) {
        frozen.remove(member);
        if (lapsed.remove(member)) {
            tell(Listener::lapsed, joined.get(member));
        }
    }

    synchronized void outlastLease() {
        if (!away) {
            lapsed.addAll(frozen);
        }
    }

    synchronized void away(boolean unreachable) {
        away = unreachable;
    }

    synchronized boolean isAway() {
        return away;
    }

    @Override
    public void close() {
        teller.shutdown();
    }
}
