// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.GatewayProgram;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backend that hands in commands by HTTP and asks what became of them. */
final class CommandClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Path JAR = Path.of("target", "gateway-app.jar").toAbsolutePath();
    private static final Duration TIME = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    CommandClient(GatewayProcess gateway) {
        base = "http://localhost:" + gateway.managementPort();
    }

    /** The gateway as it is delivered. */
    static GatewayProgram gateway() {
        return GatewayProcess.ofJar(JAR);
    }

    /** Hands in a command; the command object. */
    CompletableFuture<JsonNode> submit(String chargePointId, String commandId, String action, String payload) {
        String body = "{\"action\":\"" + action + "\",\"payload\":" + payload + ",\"commandId\":\"" + commandId
                + "\",\"notAfter\":\"" + Instant.now().plus(TIME) + "\"}";
        return send(request("/connections/" + chargePointId + "/commands")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The command object. */
    JsonNode find(String commandId) {
        return send(request("/commands/" + commandId)).join();
    }

    /** The command's state. */
    String state(String commandId) {
        return find(commandId).path("state").asString();
    }

    /** Whether a charge point is connected, as backends are told. */
    boolean isOnline(String chargePointId) {
        return send(request("/connections/" + chargePointId))
                .join()
                .path("online")
                .asBoolean();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private CompletableFuture<JsonNode> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(response -> JSON.readTree(response.body()));
    }
}
