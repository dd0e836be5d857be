// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /nodes}: the nodes that live; a node without a shared directory knows of itself only. */
final class NodesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ManagedGateway gateway;

    NodesServlet(ManagedGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ManagedGateway.Node node = gateway.node();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", node.id());
        item.put("incarnation", node.incarnation());
        item.put("version", node.version());
        item.put("startedAt", node.startedAt().toString());
        item.put("connections", gateway.server().connections().size());
        item.put("phase", gateway.health().phase().name().toLowerCase(Locale.ROOT));
        Json.send(response, 200, Map.of("items", List.of(item)));
    }
}
