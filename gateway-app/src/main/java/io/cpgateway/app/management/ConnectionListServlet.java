// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.AsyncReply;
import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.app.http.QueryParameters;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.Connections;
import io.cpgateway.server.spi.PresenceQuery;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code /connections}: a page of charge points. */
final class ConnectionListServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int USUAL_LIMIT = 100;
    private static final int MAX_ID = 48;
    private static final Set<String> PARAMETERS = Set.of("prefix", "limit", "cursor", "online", "version");

    private final transient Connections connections;
    private final transient Function<HttpServletRequest, Optional<Problem>> refusal;

    /** Refuses what the function finds a problem with. */
    ConnectionListServlet(Connections connections, Function<HttpServletRequest, Optional<Problem>> refusal) {
        this.connections = connections;
        this.refusal = refusal;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Problem> problem = refusal.apply(request);
        if (problem.isPresent()) {
            problem.get().send(response);
            return;
        }
        QueryParameters query = new QueryParameters(request, PARAMETERS);
        PresenceQuery asked = new PresenceQuery(
                query.read(
                                "prefix",
                                text -> Optional.of(text).filter(t -> t.length() <= MAX_ID),
                                "at most 48 characters")
                        .orElse(""),
                query.read("cursor", ChargePointId::parse, "nextCursor of the page before")
                        .map(ChargePointId::value)
                        .orElse(null),
                query.number("limit", 1, PresenceQuery.MAX_LIMIT, USUAL_LIMIT),
                query.read("online", ConnectionListServlet::truth, "true or false")
                        .orElse(null),
                query.read("version", OcppVersion::ofNumber, "a version of OCPP, such as 1.6")
                        .orElse(null));
        if (query.refused(response)) {
            return;
        }
        AsyncReply.send(
                request, connections.list(asked), (page, reply) -> Json.send(reply, 200, ConnectionJson.page(page)));
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
