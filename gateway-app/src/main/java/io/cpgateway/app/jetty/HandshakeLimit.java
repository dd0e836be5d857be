// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import io.cpgateway.server.admission.SourceAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * How many sockets may be open whose upgrade is not done (R7): of each source, and altogether. One more is let in, and
 * the one that has been at it for longest is closed instead: of the same source, or of the source that has most. So
 * whoever holds sockets open and says nothing loses them, while an honest handshake, which is over in a moment, gets
 * through, also from the same address. To accept none meanwhile, as Jetty's own limits do, would keep out everybody for as
 * long as the silent ones stay. An upgraded connection is no longer counted. Thread-safe; bounded by its limits.
 */
final class HandshakeLimit implements Connection.Listener {
    private final HandshakeBounds bounds;
    private final Map<SourceAddress, Set<Connection>> bySource = new HashMap<>();
    private final Map<Connection, SourceAddress> sources = new HashMap<>();
    private final LongAdder shed = new LongAdder();

    HandshakeLimit(HandshakeBounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof org.eclipse.jetty.server.internal.HttpConnection) {
            Connection oldest = add(connection, source(connection));
            if (oldest != null) {
                shed.increment();
                oldest.getEndPoint().close();
            }
        }
    }

    /** An upgrade closes the HTTP connection as well, and opens another one on the same socket. */
    @Override
    public void onClosed(Connection connection) {
        remove(connection);
    }

    /** How many sockets are open whose upgrade is not done. */
    synchronized int open() {
        return sources.size();
    }

    /** How many were closed to make room. */
    long shed() {
        return shed.sum();
    }

    private static SourceAddress source(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer
                        && peer.getAddress() != null
                ? SourceAddress.of(peer.getAddress().getHostAddress())
                : SourceAddress.of("");
    }

    /** Counts it; the one that has to go for it, if there is one. */
    private synchronized @Nullable Connection add(Connection connection, SourceAddress source) {
        Set<Connection> own = bySource.computeIfAbsent(source, any -> new LinkedHashSet<>());
        own.add(connection);
        sources.put(connection, source);
        if (own.size() > bounds.perSource()) {
            return removeOldest(own);
        }
        return sources.size() > bounds.atOnce() ? removeOldest(largest()) : null;
    }

    private Set<Connection> largest() {
        return bySource.values().stream()
                .max(Comparator.comparingInt(Set::size))
                .orElseThrow();
    }

    private Connection removeOldest(Set<Connection> connections) {
        Connection oldest = connections.iterator().next();
        remove(oldest);
        return oldest;
    }

    private synchronized void remove(Connection connection) {
        SourceAddress source = sources.remove(connection);
        if (source != null) {
            Set<Connection> own = bySource.getOrDefault(source, Set.of());
            own.remove(connection);
            if (own.isEmpty()) {
                bySource.remove(source);
            }
        }
    }
}
