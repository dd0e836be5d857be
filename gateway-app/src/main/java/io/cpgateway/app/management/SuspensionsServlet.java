// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.Connections;
import io.cpgateway.server.admission.Suspensions;
import io.cpgateway.server.admission.Suspensions.Suspension;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /suspensions/{id}}: charge points that are kept out of this node for a while (R7). */
final class SuspensionsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_REASON = 255;
    private static final Set<String> MEMBERS = Set.of("until", "reason");

    private final transient Suspensions suspensions;
    private final transient Connections connections;

    SuspensionsServlet(Suspensions suspensions, Connections connections) {
        this.suspensions = suspensions;
        this.connections = connections;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ChargePointId> id = Paths.chargePoint(Paths.rest(request), response);
        if (id.isEmpty()) {
            return;
        }
        Optional<Suspension> found = suspensions.find(id.get());
        if (found.isPresent()) {
            Json.send(response, 200, describe(id.get(), found.get()));
        } else {
            Problem.of(404, "This charge point is not suspended.").send(response);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ChargePointId> id = Paths.chargePoint(Paths.rest(request), response);
        if (id.isEmpty()) {
            return;
        }
        Optional<JsonNode> body = Json.read(request, response);
        if (body.isEmpty()) {
            return;
        }
        BodyFaults faults = new BodyFaults();
        faults.unknownMembers(body.get(), MEMBERS);
        Instant until = faults.optional(body.get(), "until", Json::time, "a time such as 2026-11-22T20:00:00Z");
        String reason = faults.optional(
                body.get(),
                "reason",
                text -> Optional.of(text).filter(t -> t.length() <= MAX_REASON),
                "at most 255 characters");
        Optional<Problem> problem = faults.problem(422, "The suspension is not acceptable");
        if (problem.isPresent()) {
            problem.get().send(response);
        } else if (suspensions.suspend(id.get(), until, reason)) {
            if (suspensions.find(id.get()).isPresent()) {
                connections.close(id.get());
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            Problem.of(429, "Too many charge points are suspended already.").send(response);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ChargePointId> id = Paths.chargePoint(Paths.rest(request), response);
        if (id.isEmpty()) {
            return;
        }
        if (suspensions.lift(id.get())) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            Problem.of(404, "This charge point is not suspended.").send(response);
        }
    }

    private static Map<String, @Nullable Object> describe(ChargePointId id, Suspension suspension) {
        Instant until = suspension.until();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", id.value());
        body.put("since", suspension.since().toString());
        body.put("until", until == null ? null : until.toString());
        body.put("reason", suspension.reason());
        return body;
    }
}
