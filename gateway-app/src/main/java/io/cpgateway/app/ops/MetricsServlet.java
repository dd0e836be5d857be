// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** {@code /metrics}: Prometheus text, or OpenMetrics for those who ask for it. */
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final transient Metrics metrics;

    /** Serves these. */
    public MetricsServlet(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean open =
                Optional.ofNullable(request.getHeader("Accept")).orElse("").contains(OPEN_METRICS);
        String contentType =
                open ? OPEN_METRICS + "; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        metrics.scrape(body, contentType);
        response.setContentType(contentType);
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    }
}
