// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.AsyncReply;
import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.Connections;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /connections/{id}} and what is below it. The access filter lets only its routes through. */
final class ConnectionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Connections connections;
    private final transient CommandSubmission commands;
    private final transient EventStreams streams;

    ConnectionServlet(Connections connections, CommandSubmission commands, EventStreams streams) {
        this.connections = connections;
        this.commands = commands;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ChargePointId> id = id(request, response);
        if (id.isEmpty()) {
            return;
        }
        if (below(request).equals("trace")) {
            streams.trace(id.get(), request, response);
            return;
        }
        AsyncReply.send(request, connections.details(id.get()), (details, reply) -> {
            if (details.isPresent()) {
                Json.send(reply, 200, ConnectionJson.details(details.get()));
            } else {
                Problem.of(404, "This charge point was never seen.").send(reply);
            }
        });
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ChargePointId> id = id(request, response);
        if (id.isEmpty()) {
            return;
        }
        if (connections.close(id.get())) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            Problem.of(404, "This charge point is not connected to this node.").send(response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ChargePointId> id = id(request, response);
        if (id.isPresent()) {
            commands.submit(id.get(), request, response);
        }
    }

    private static Optional<ChargePointId> id(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return Paths.chargePoint(Paths.rest(request).split("/", 2)[0], response);
    }

    private static String below(HttpServletRequest request) {
        String[] segments = Paths.rest(request).split("/", 2);
        return segments.length == 1 ? "" : segments[1];
    }
}
