// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.AsyncReply;
import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.Password;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /credentials/{id}}: the passwords of charge points, which can be set and taken away, never read. */
final class CredentialsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_BYTES = 255;
    private static final Set<String> MEMBERS = Set.of("password", "passwordHex");

    private final transient CredentialStore credentials;
    private final transient InstantSource clock;

    CredentialsServlet(CredentialStore credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ChargePointId> id = Paths.chargePoint(Paths.rest(request), response);
        if (id.isEmpty()) {
            return;
        }
        AsyncReply.send(request, credentials.find(id.get()), (found, reply) -> {
            if (found.isPresent()) {
                String since = found.get().updatedAt().toString();
                Json.send(reply, 200, Map.of("id", id.get().value(), "updatedAt", since));
            } else {
                Problem.of(404, "This charge point has no password.").send(reply);
            }
        });
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
        Password password = read(body.get(), faults);
        Optional<Problem> problem = faults.problem(422, "The password is not acceptable");
        if (problem.isPresent()) {
            problem.get().send(response);
        } else if (password != null) {
            Credential credential = Credential.of(password, clock.instant());
            AsyncReply.send(request, credentials.put(id.get(), credential), (done, reply) -> reply.setStatus(204));
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ChargePointId> id = Paths.chargePoint(Paths.rest(request), response);
        if (id.isEmpty()) {
            return;
        }
        AsyncReply.send(request, credentials.remove(id.get()), (known, reply) -> {
            if (known) {
                reply.setStatus(204);
            } else {
                Problem.of(404, "This charge point has no password.").send(reply);
            }
        });
    }

    private static @Nullable Password read(JsonNode body, BodyFaults faults) {
        faults.unknownMembers(body, MEMBERS);
        Password text = faults.optional(
                body, "password", t -> password(t.getBytes(StandardCharsets.UTF_8)), "1 to 255 bytes of text");
        Password hex = faults.optional(
                body, "passwordHex", CredentialsServlet::fromHex, "1 to 255 bytes as pairs of hexadecimal digits");
        boolean one = body.hasNonNull("password") ^ body.hasNonNull("passwordHex");
        if (!one) {
            faults.add("password", "required", "given, either so or as passwordHex");
        }
        return text == null ? hex : text;
    }

    private static Optional<Password> fromHex(String text) {
        return text.matches("([0-9A-Fa-f]{2})+") ? password(HexFormat.of().parseHex(text)) : Optional.empty();
    }

    private static Optional<Password> password(byte[] bytes) {
        return bytes.length >= 1 && bytes.length <= MAX_BYTES ? Optional.of(new Password(bytes)) : Optional.empty();
    }
}
