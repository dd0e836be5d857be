// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /events}: events as they become durable. */
final class EventsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient EventStreams streams;

    EventsServlet(EventStreams streams) {
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        streams.events(request, response);
    }
}
