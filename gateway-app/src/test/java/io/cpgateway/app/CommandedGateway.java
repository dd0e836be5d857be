// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.ConfigLoader;
import io.cpgateway.app.config.ConfigSources;
import io.cpgateway.app.http.Json;
import io.cpgateway.app.jetty.HttpListener;
import io.cpgateway.app.jetty.ListenerSpec;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandObject;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.spi.Command;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A gateway whose second port takes commands in the shape of the management API, for tests that need them while the
 * management API does not have them yet. Configured by the environment.
 */
public final class CommandedGateway {
    private CommandedGateway() {}

    /** Runs until it is ended. */
    public static void main(String[] args) throws Exception {
        Wiring gateway = new Wiring(ConfigLoader.load(new ConfigSources(Optional.empty(), System.getenv(), Map.of())));
        HttpListener commands = commands(gateway.commands());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            commands.close();
            gateway.close();
            Runtime.getRuntime().halt(0);
        }));
        System.out.println("Charge points connect to " + gateway.serverUrl());
        System.out.println("Management is at http://localhost:" + commands.port() + "/");
    }

    /** A port that takes commands for a gateway of this process. */
    static HttpListener commands(CommandSender sender) {
        return new HttpListener(new ListenerSpec(
                "commands",
                "127.0.0.1",
                0,
                16,
                64,
                List.of(),
                Map.of("/connections/*", new Submit(sender), "/commands/*", new Find(sender)),
                OptionalInt.empty()));
    }

    private static void reply(HttpServletResponse response, RawJson command) throws IOException {
        response.setContentType(Json.MEDIA_TYPE);
        response.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static final class Submit extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient CommandSender sender;

        Submit(CommandSender sender) {
            this.sender = sender;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            JsonNode body = Json.read(request, response).orElseThrow();
            CommandRequest asked = new CommandRequest(
                    new ChargePointId(request.getPathInfo().split("/", -1)[1]),
                    body.path("action").asString(),
                    RawJson.of(body.path("payload").toString()),
                    text(body, "commandId"),
                    Optional.ofNullable(text(body, "notAfter"))
                            .map(Instant::parse)
                            .orElse(null),
                    Command.Priority.NORMAL,
                    "test");
            reply(
                    response,
                    CommandObject.of(
                            sender.submit(asked).toCompletableFuture().join().status()));
        }

        private static @Nullable String text(JsonNode body, String name) {
            return body.hasNonNull(name) ? body.get(name).asString() : null;
        }
    }

    private static final class Find extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient CommandSender sender;

        Find(CommandSender sender) {
            this.sender = sender;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String id = request.getPathInfo().substring(1);
            reply(
                    response,
                    CommandObject.of(
                            sender.find(id).toCompletableFuture().join().orElseThrow()));
        }
    }
}
