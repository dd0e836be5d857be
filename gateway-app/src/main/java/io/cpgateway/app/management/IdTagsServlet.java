// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.AsyncReply;
import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.IdTagStore;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /id-tags/{idTag}}: who may charge. */
final class IdTagsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String ID_TAG = "[\\x20-\\x7e]{1,36}";
    private static final String PARENT = "[\\x20-\\x7e]{1,20}";
    private static final Set<String> MEMBERS = Set.of("status", "expiresAt", "parentIdTag");

    private final transient IdTagStore idTags;

    IdTagsServlet(IdTagStore idTags) {
        this.idTags = idTags;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> name = name(request, response);
        if (name.isEmpty()) {
            return;
        }
        AsyncReply.send(request, idTags.find(name.get()), (found, reply) -> {
            if (found.isPresent()) {
                Json.send(reply, 200, describe(found.get()));
            } else {
                Problem.of(404, "This idTag is not known.").send(reply);
            }
        });
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> name = name(request, response);
        if (name.isEmpty()) {
            return;
        }
        Optional<JsonNode> body = Json.read(request, response);
        if (body.isEmpty()) {
            return;
        }
        BodyFaults faults = new BodyFaults();
        IdTag idTag = read(name.get(), body.get(), faults);
        Optional<Problem> problem = faults.problem(422, "The idTag is not acceptable");
        if (problem.isPresent()) {
            problem.get().send(response);
        } else {
            AsyncReply.send(request, idTags.put(idTag), (done, reply) -> reply.setStatus(204));
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> name = name(request, response);
        if (name.isEmpty()) {
            return;
        }
        AsyncReply.send(request, idTags.remove(name.get()), (known, reply) -> {
            if (known) {
                reply.setStatus(204);
            } else {
                Problem.of(404, "This idTag is not known.").send(reply);
            }
        });
    }

    private static IdTag read(String name, JsonNode body, BodyFaults faults) {
        faults.unknownMembers(body, MEMBERS);
        Optional<IdTag.Status> status = BodyFaults.text(body, "status").flatMap(IdTagsServlet::status);
        if (status.isEmpty()) {
            faults.add("status", "enum", "Accepted, Blocked, Expired or Invalid");
        }
        Instant expiresAt = faults.optional(body, "expiresAt", Json::time, "a time such as 2026-11-22T20:00:00Z");
        String parent = faults.optional(
                body,
                "parentIdTag",
                text -> Optional.of(text).filter(t -> t.matches(PARENT)),
                "1 to 20 printable ASCII characters");
        return new IdTag(name, status.orElse(IdTag.Status.INVALID), expiresAt, parent);
    }

    private static Optional<String> name(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> name = Optional.of(Paths.rest(request)).filter(n -> n.matches(ID_TAG));
        if (name.isEmpty()) {
            Problem.of(404, "That is not an idTag: 1 to 36 printable ASCII characters.")
                    .send(response);
        }
        return name;
    }

    private static Optional<IdTag.Status> status(String text) {
        return Arrays.stream(IdTag.Status.values())
                .filter(status -> ConnectionJson.titled(status).equals(text))
                .findFirst();
    }

    private static Map<String, @Nullable Object> describe(IdTag idTag) {
        Instant expiresAt = idTag.expiresAt();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("idTag", idTag.idTag());
        body.put("status", ConnectionJson.titled(idTag.status()));
        body.put("expiresAt", expiresAt == null ? null : expiresAt.toString());
        body.put("parentIdTag", idTag.parentIdTag());
        return body;
    }
}
