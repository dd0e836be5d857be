// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.server.spi.GatewayLauncher;
import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway with its management API on real sockets, and a client of it. */
final class RunningApi implements AutoCloseable {
    static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningGateway gateway;

    RunningApi(Path data, Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(
                Map.of("server.port", "0", "management.port", "0", "metrics.port", "0", "data.dir", data.toString()));
        all.putAll(keys);
        gateway = ServiceLoader.load(GatewayLauncher.class)
                .findFirst()
                .orElseThrow()
                .launch(all);
    }

    /** A response and what it says. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    /** With a body, unless it is empty. */
    Answer send(String method, String path, String body) {
        return send(gateway.managementPort(), request(method, path, body));
    }

    Answer getFromServerPort(String path) {
        return send(gateway.serverPort(), HttpRequest.newBuilder(uri(gateway.serverPort(), path)));
    }

    String metrics() {
        return send(gateway.metricsPort(), HttpRequest.newBuilder(uri(gateway.metricsPort(), "/metrics")))
                .body();
    }

    HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(gateway.managementPort(), path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return body.isEmpty() ? request : request.header("Content-Type", "application/json");
    }

    Answer send(HttpRequest.Builder request) {
        return send(gateway.managementPort(), request);
    }

    ChargePoint connect(String id) {
        return new ChargePoint(gateway.serverPort(), id);
    }

    int serverPort() {
        return gateway.serverPort();
    }

    @Override
    public void close() {
        gateway.close();
    }

    private static URI uri(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static Answer send(int port, HttpRequest.Builder request) {
        try {
            return new Answer(
                    CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("port " + port + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
