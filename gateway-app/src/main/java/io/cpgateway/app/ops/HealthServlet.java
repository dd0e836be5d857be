// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import io.cpgateway.app.http.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code /health} and {@code /health/live|ready|startup}: 200 or 503, with detail for those who may see it. */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Health health;
    private final transient Predicate<HttpServletRequest> trusted;

    /** Shows detail to requests that the predicate trusts. */
    public HealthServlet(Health health, Predicate<HttpServletRequest> trusted) {
        this.health = health;
        this.trusted = trusted;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Health.Phase phase = health.phase();
        Optional<Boolean> up =
                switch (Optional.ofNullable(request.getPathInfo()).orElse("")) {
                    case "", "/ready" -> Optional.of(phase == Health.Phase.READY);
                    case "/live" -> Optional.of(true);
                    case "/startup" -> Optional.of(phase != Health.Phase.STARTING);
                    default -> Optional.empty();
                };
        if (up.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", up.get() ? "UP" : "DOWN");
        if (trusted.test(request)) {
            body.putAll(health.report());
        }
        Json.send(response, up.get() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, body);
    }
}
