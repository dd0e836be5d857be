// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.spi.Command.Priority;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a command out of a body; the payload stays as its caller wrote it. Not thread-safe. */
final class CommandBody {
    private static final Set<String> MEMBERS = Set.of("action", "payload", "commandId", "notAfter", "priority");
    private static final String COMMAND_ID = "[\\x21-\\x7e]{1,128}";
    private static final int MAX_ACTION = 50;

    private final BodyFaults faults = new BodyFaults();
    private final Json.Body body;

    CommandBody(Json.Body body) {
        this.body = body;
        faults.unknownMembers(body.tree(), MEMBERS);
    }

    /** The request, or the problem with it. */
    Read read(ChargePointId id, String caller) {
        String action = text("action").filter(a -> a.length() <= MAX_ACTION).orElse("");
        if (action.isEmpty()) {
            faults.add("action", body.tree().has("action") ? "type" : "required", "the name of an OCPP action");
        }
        JsonNode payload = body.tree().path("payload");
        if (!payload.isObject()) {
            faults.add("payload", payload.isMissingNode() ? "required" : "type", "the payload of the CALL, an object");
        }
        String commandId = optional(
                "commandId",
                text -> Optional.of(text).filter(t -> t.matches(COMMAND_ID)),
                "1 to 128 visible ASCII characters");
        Instant notAfter = optional("notAfter", Json::time, "a time such as 2026-11-22T20:00:00Z");
        Priority priority = optional("priority", CommandBody::priority, "high or normal");
        Optional<Problem> problem = faults.problem(400, "The command cannot be read");
        if (problem.isPresent()) {
            return new Read(null, problem.get());
        }
        RawJson raw = body.raw("payload").orElse(RawJson.EMPTY_OBJECT);
        return new Read(
                new CommandRequest(
                        id, action, raw, commandId, notAfter, priority == null ? Priority.NORMAL : priority, caller),
                null);
    }

    /**
     * What came of reading: one of both.
     *
     * @param request the request
     * @param problem what is wrong with it
     */
    record Read(@Nullable CommandRequest request, @Nullable Problem problem) {}

    private <T> @Nullable T optional(String name, Function<String, Optional<T>> reader, String expected) {
        return faults.optional(body.tree(), name, reader, expected);
    }

    private Optional<String> text(String name) {
        return BodyFaults.text(body.tree(), name);
    }

    private static Optional<Priority> priority(String text) {
        return switch (text) {
            case "high" -> Optional.of(Priority.HIGH);
            case "normal" -> Optional.of(Priority.NORMAL);
            default -> Optional.empty();
        };
    }
}
