// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.ServerSettings;
import io.cpgateway.app.config.StormSettings;
import io.cpgateway.app.jetty.HandshakeBounds;
import io.cpgateway.app.jetty.HttpListener;
import io.cpgateway.app.jetty.JettyPing;
import io.cpgateway.app.jetty.ListenerSpec;
import io.cpgateway.app.jetty.ListenerSpec.WebSockets;
import io.cpgateway.app.management.ManagementApi;
import io.cpgateway.app.ops.Health;
import io.cpgateway.app.ops.HealthServlet;
import io.cpgateway.app.ops.Metrics;
import io.cpgateway.app.ops.MetricsServlet;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.transport.jakarta.OcppServlet;
import jakarta.servlet.http.HttpServlet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the three ports: what is served where, and how much of it. Immutable. */
final class Listeners {
    private static final int SERVER_THREADS = 64;
    private static final int SERVER_CONNECTIONS = 200_000;
    private static final int SIDE_THREADS = 24;
    private static final int SIDE_CONNECTIONS = 256;

    private final GatewayConfig config;
    private final Health health;

    Listeners(GatewayConfig config, Health health) {
        this.config = config;
        this.health = health;
    }

    /** For charge points. */
    HttpListener server(OcppServer ocpp, ManagementApi api) {
        ServerSettings server = config.settings().server();
        StormSettings storms = config.settings().storms();
        Map<String, HttpServlet> servlets = new HashMap<>();
        servlets.put("/health", new HealthServlet(health, request -> false));
        servlets.put(server.path() + "/*", new OcppServlet(ocpp.doorway(), new JettyPing()));
        if (server.exposeConnections()) {
            servlets.put("/connections", api.exposedConnections());
        }
        return new HttpListener(new ListenerSpec(
                "server",
                config.serverHost(),
                server.port(),
                SERVER_THREADS,
                SERVER_CONNECTIONS,
                List.of(),
                servlets,
                Optional.of(new WebSockets(
                        server.maxMessageSize().toInt(),
                        new HandshakeBounds(storms.handshakesAtOnce(), storms.handshakesPerSource())))));
    }

    /** For people and programs that manage. */
    HttpListener management(ManagementApi api) {
        return new HttpListener(new ListenerSpec(
                "management",
                config.managementHost(),
                config.settings().management().port(),
                SIDE_THREADS,
                SIDE_CONNECTIONS,
                api.filters(),
                api.servlets(),
                Optional.empty()));
    }

    /** For metrics and probes. */
    HttpListener metrics(Metrics metrics) {
        return new HttpListener(new ListenerSpec(
                "metrics",
                config.metricsHost(),
                config.settings().metrics().port(),
                SIDE_THREADS,
                SIDE_CONNECTIONS,
                List.of(),
                Map.of(
                        "/metrics",
                        new MetricsServlet(metrics),
                        "/health/*",
                        new HealthServlet(health, request -> false)),
                Optional.empty()));
    }
}
