// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a listener is to do.
 *
 * @param name the first part of its configuration keys, {@code server}
 * @param host the address
 * @param port the port, 0 for a free one
 * @param maxThreads the most threads that serve it
 * @param maxConnections the most connections; beyond it new ones wait to be accepted
 * @param filters before every servlet, in this order
 * @param servlets by path
 * @param webSockets what holds of WebSocket connections if it takes them, else empty
 */
public record ListenerSpec(
        String name,
        String host,
        int port,
        int maxThreads,
        int maxConnections,
        List<Filter> filters,
        Map<String, HttpServlet> servlets,
        Optional<WebSockets> webSockets) {
    /**
     * What holds of WebSocket connections.
     *
     * @param maxMessage the largest message in bytes
     * @param handshakes how many sockets may be open that are none yet
     */
    public record WebSockets(int maxMessage, HandshakeBounds handshakes) {}

    /** Copies the collections. */
    public ListenerSpec {
        filters = List.copyOf(filters);
        servlets = Map.copyOf(servlets);
    }
}
