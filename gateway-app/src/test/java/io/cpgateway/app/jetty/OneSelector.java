// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import io.cpgateway.server.transport.Doorway;
import io.cpgateway.server.transport.jakarta.OcppServlet;
import io.cpgateway.server.transport.jakarta.PingWriter;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens a port for charge points, below {@code /ocpp}, that has so few threads that one selector serves all. */
final class OneSelector {
    private static final int THREADS = 7;

    private OneSelector() {}

    static HttpListener open(Doorway doorway, PingWriter pings, HttpServlet other) {
        return new HttpListener(new ListenerSpec(
                "test",
                "127.0.0.1",
                0,
                THREADS,
                100,
                List.of(),
                Map.of("/ocpp/*", new OcppServlet(doorway, pings), "/other", other),
                Optional.of(new ListenerSpec.WebSockets(65_536, new HandshakeBounds(100, 100)))));
    }
}
