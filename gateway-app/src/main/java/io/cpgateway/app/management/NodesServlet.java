// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.AsyncReply;
import io.cpgateway.app.http.Json;
import io.cpgateway.server.spi.Neighbour;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /nodes}: the nodes that live; this one tells more of itself than of the others. */
final class NodesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ManagedGateway gateway;

    NodesServlet(ManagedGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        AsyncReply.send(
                request,
                gateway.neighbourhood().members(),
                (members, reply) -> Json.send(reply, 200, Map.of("items", items(members))));
    }

    private List<Map<String, Object>> items(List<Neighbour> members) {
        Stream<Map<String, Object>> others = members.stream()
                .filter(member -> !member.incarnation().equals(gateway.node().incarnation()))
                .map(NodesServlet::other);
        return Stream.concat(Stream.of(self()), others).toList();
    }

    private static Map<String, Object> other(Neighbour member) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", member.node());
        item.put("incarnation", member.incarnation());
        item.put("startedAt", member.since().toString());
        if (member.managementUrl() != null) {
            item.put("managementAddress", member.managementUrl());
        }
        return item;
    }

    private Map<String, Object> self() {
        ManagedGateway.Node node = gateway.node();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", node.id());
        item.put("incarnation", node.incarnation());
        item.put("version", node.version());
        item.put("startedAt", node.startedAt().toString());
        item.put("connections", gateway.server().connections().size());
        item.put("phase", gateway.health().phase().name().toLowerCase(Locale.ROOT));
        return item;
    }
}
