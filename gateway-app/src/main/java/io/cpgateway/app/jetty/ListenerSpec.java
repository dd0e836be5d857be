// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

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
 * @param webSocketMessage the largest message if it takes WebSocket connections, else empty
 */
public record ListenerSpec(
        String name,
        String host,
        int port,
        int maxThreads,
        int maxConnections,
        List<Filter> filters,
        Map<String, HttpServlet> servlets,
        OptionalInt webSocketMessage) {

    /** Copies the collections. */
    public ListenerSpec {
        filters = List.copyOf(filters);
        servlets = Map.copyOf(servlets);
    }
}
