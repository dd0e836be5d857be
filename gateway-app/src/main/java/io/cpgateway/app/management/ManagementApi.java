// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.ops.Health;
import io.cpgateway.app.ops.HealthServlet;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The management API as a whole: its routes and the servlets that serve them. Immutable. */
public final class ManagementApi {
    private final AccessRules rules;
    private final List<Route> routes;
    private final Map<String, HttpServlet> servlets = new LinkedHashMap<>();

    /** Puts it together. */
    public ManagementApi(GatewayConfig config, Health health) {
        rules = new AccessRules(config);
        routes = routes(config.settings().debug().enabled());
        servlets.put("/health/*", new HealthServlet(health, rules::mayRead));
        servlets.put("/loggers/*", new LoggersServlet());
        servlets.put("/openapi.yaml", new DescriptionServlet());
        if (config.settings().debug().enabled()) {
            servlets.put("/debug/*", new DebugServlet());
        }
    }

    /** What comes before the servlets. */
    public List<Filter> filters() {
        return List.of(new AccessFilter(rules, routes));
    }

    /** The servlets by path. */
    public Map<String, HttpServlet> servlets() {
        return Map.copyOf(servlets);
    }

    static List<Route> routes(boolean debug) {
        List<Route> routes = new ArrayList<>(List.of(
                Route.open("/health"),
                Route.open("/health/live"),
                Route.open("/health/ready"),
                Route.open("/health/startup"),
                Route.read("/loggers/{name}"),
                Route.operate("PUT", "/loggers/{name}"),
                Route.read("/openapi.yaml")));
        if (debug) {
            routes.addAll(List.of(
                    Route.operate("GET", "/debug/"),
                    Route.operate("GET", "/debug/pprof/"),
                    Route.operate("GET", "/debug/threads"),
                    Route.operate("GET", "/debug/heap"),
                    Route.operate("GET", "/debug/recording")));
        }
        return List.copyOf(routes);
    }
}
