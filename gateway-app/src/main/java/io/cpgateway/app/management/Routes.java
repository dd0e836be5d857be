// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import java.util.List;
import java.util.stream.Stream;

/** The table of operations, held against the description of the API by a test. */
final class Routes {
    private static final List<Route> ALWAYS = List.of(
            Route.open("/health"),
            Route.open("/health/live"),
            Route.open("/health/ready"),
            Route.open("/health/startup"),
            Route.read("/connections"),
            Route.read("/connections/{id}"),
            Route.operate("DELETE", "/connections/{id}"),
            Route.operate("POST", "/connections/{id}/commands"),
            Route.read("/connections/{id}/trace"),
            Route.read("/commands/{commandId}"),
            Route.read("/events"),
            Route.read("/id-tags/{idTag}"),
            Route.operate("PUT", "/id-tags/{idTag}"),
            Route.operate("DELETE", "/id-tags/{idTag}"),
            Route.read("/credentials/{id}"),
            Route.operate("PUT", "/credentials/{id}"),
            Route.operate("DELETE", "/credentials/{id}"),
            Route.read("/suspensions/{id}"),
            Route.operate("PUT", "/suspensions/{id}"),
            Route.operate("DELETE", "/suspensions/{id}"),
            Route.read("/nodes"),
            Route.read("/history"),
            Route.read("/drain"),
            Route.operate("POST", "/drain"),
            Route.operate("DELETE", "/drain"),
            Route.read("/loggers/{name}"),
            Route.operate("PUT", "/loggers/{name}"),
            Route.read("/openapi.yaml"));

    private static final List<Route> DEBUG = List.of(
            Route.operate("GET", "/debug/"),
            Route.operate("GET", "/debug/pprof/"),
            Route.operate("GET", "/debug/threads"),
            Route.operate("GET", "/debug/heap"),
            Route.operate("GET", "/debug/recording"));

    private Routes() {}

    /** Every operation, those below {@code /debug/} if they are switched on. */
    static List<Route> all(boolean debug) {
        return debug ? Stream.concat(ALWAYS.stream(), DEBUG.stream()).toList() : ALWAYS;
    }
}
