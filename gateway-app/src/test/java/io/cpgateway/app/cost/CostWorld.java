// SPDX-License-Identifier: MIT
package io.cpgateway.app.cost;

import io.cpgateway.testkit.GatewayCluster;
import io.cpgateway.testkit.GatewayCluster.Node;
import io.cpgateway.testkit.RawSocket;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.process.EmbeddedKafka;
import io.cpgateway.testkit.process.EmbeddedRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Gateways that ask for credentials, over one broker and one Redis. Thread-safe. */
final class CostWorld implements AutoCloseable {
    private static final String TOKEN = "the-token-of-this-test";
    private static final String PASSWORD = "the-password-of-this-test";
    private static final Path JAR = Path.of("target", "gateway-app.jar").toAbsolutePath();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;
    private final GatewayCluster cluster;

    CostWorld(Path folder, int nodes) {
        kafka = EmbeddedKafka.builder().start();
        EmbeddedRedis server = null;
        try {
            server = EmbeddedRedis.builder().start();
            redis = server;
            cluster = new GatewayCluster(
                    nodes,
                    JAR,
                    folder,
                    Map.of(
                            "kafka.brokers",
                            kafka.bootstrapServers(),
                            "kafka.create_topics",
                            "true",
                            "redis.addr",
                            redis.address(),
                            "server.host",
                            "127.0.0.1",
                            "management.host",
                            "127.0.0.1",
                            "management.token",
                            TOKEN));
        } catch (Throwable failure) {
            if (server != null) {
                server.close();
            }
            kafka.close();
            throw failure;
        }
    }

    RedisMeter meter() {
        return new RedisMeter(redis.port());
    }

    Node node(int number) {
        return cluster.nodes().get(number - 1);
    }

    /** Gives a charge point the password with which {@link #connect} connects it. */
    void know(String id) {
        put("credentials/" + id, "{\"password\":\"" + PASSWORD + "\"}");
    }

    void knowIdTag(String idTag) {
        put("id-tags/" + idTag, "{\"status\":\"Accepted\"}");
    }

    /** Connects to the first node; the bytes are the test's. */
    RawSocket raw(String id) throws IOException {
        String pair = id + ":" + PASSWORD;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        RawSocket socket = new RawSocket(node(1).chargePoints().getPort());
        String head = socket.request(
                RawSocket.upgrade("/ocpp/" + id, "Sec-WebSocket-Protocol: ocpp1.6", "Authorization: Basic " + basic));
        if (!head.startsWith("HTTP/1.1 101")) {
            socket.close();
            throw new AssertionError("not let in: " + head);
        }
        return socket;
    }

    VirtualChargePoint connect(String id, int number) {
        return VirtualChargePoint.named(id)
                .password(PASSWORD.getBytes(StandardCharsets.UTF_8))
                .connect(node(number).chargePoints())
                .join();
    }

    /** Hands in a command at the first node, for the next minute. */
    void command(String id, String commandId, String action, String payload) {
        String body = "{\"action\":\"" + action + "\",\"payload\":" + payload + ",\"commandId\":\"" + commandId + "\"}";
        send(management("connections/" + id + "/commands").POST(BodyPublishers.ofString(body)));
    }

    /** The sum of a meter over all nodes, by the beginning of its lines. */
    long measured(String line) {
        return cluster.nodes().stream()
                .flatMap(node ->
                        send(HttpRequest.newBuilder(node.metrics())).body().lines())
                .filter(found -> found.startsWith(line))
                .mapToLong(found -> (long) Double.parseDouble(found.substring(found.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void put(String path, String body) {
        send(management(path).PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder management(String path) {
        URI uri = node(1).management().resolve(path);
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new AssertionError(response.uri() + " " + response.statusCode() + " " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new AssertionError(request.build().uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cluster.close();
        redis.close();
        kafka.close();
    }
}
