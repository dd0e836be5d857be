// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.testkit.GatewayCluster.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The management API of one node, with a token if it asks for one. */
final class ClusterApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Node node;
    private final @Nullable String token;

    ClusterApi(Node node, @Nullable String token) {
        this.node = node;
        this.token = token;
    }

    /** What is at a path. */
    JsonNode get(String path) {
        return json(request(path).GET());
    }

    /** The status of what is at a path. */
    int status(String path) {
        return send(request(path).GET()).statusCode();
    }

    /** What is known of a charge point. */
    JsonNode connection(String id) {
        return get("connections/" + id);
    }

    /** Closes its connection; the status. */
    int delete(String id) {
        return send(request("connections/" + id).DELETE()).statusCode();
    }

    /** Hands a command in. */
    void command(String id, String commandId, String action, String payload, Duration within) {
        String body = "{\"action\":\"" + action + "\",\"payload\":" + payload + ",\"commandId\":\"" + commandId
                + "\",\"notAfter\":\"" + Instant.now().plus(within) + "\"}";
        HttpResponse<String> response = send(request("connections/" + id + "/commands")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
    }

    /** Where a command stands. */
    String state(String commandId) {
        return get("commands/" + commandId).path("state").asString("");
    }

    /** The names of the nodes that live. */
    List<String> nodes() {
        return get("nodes")
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.management().resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpRequest.Builder request) {
        return JSON.readTree(send(request).body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
