// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.AsyncReply;
import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.Connections;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** {@code /connections/{id}} and what is below it. The access filter lets only its routes through. */
final class ConnectionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Connections connections;
    private final transient CommandSubmission commands;
    private final transient EventStreams streams;
    private final transient OwnerRelay owners;

    ConnectionServlet(Connections connections, CommandSubmission commands, EventStreams streams, OwnerRelay owners) {
        this.connections = connections;
        this.commands = commands;
        this.streams = streams;
        this.owners = owners;
    }

    /** Commands go through the mailbox; everything else is for the node that holds the connection (R8). */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<ChargePointId> id = request.getDispatcherType() == DispatcherType.ASYNC
                        || request.getMethod().equals("POST")
                ? Optional.empty()
                : ChargePointId.parse(Paths.rest(request).split("/", 2)[0]);
        if (id.isEmpty() || !owners.concerns(request, id.get())) {
            super.service(request, response);
            return;
        }
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        owners.owner(id.get())
                .whenComplete((owner, unknown) -> askOwner(unknown == null ? owner : Optional.empty(), context));
    }

    /** If nobody else can be asked, this node says what it knows. */
    private void askOwner(Optional<URI> owner, AsyncContext context) {
        if (owner.isEmpty()) {
            context.dispatch();
        } else {
            owners.relay(owner.get(), context);
        }
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
