// SPDX-License-Identifier: MIT
package com.example.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An endpoint that takes events, on a free port; what it answers is up to the test. Thread-safe. */
final class Endpoint implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int THREADS = 8;

    private final List<JsonNode> taken = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private volatile Function<JsonNode, Integer> answer = event -> 204;

    Endpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/events", this::handle);
        server.start();
    }

    /** Answers so from now on; what is not 2xx is not kept. */
    void answering(Function<JsonNode, Integer> status) {
        answer = status;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    /** The events that were taken, in order. */
    List<JsonNode> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    /** The Authorization headers that came. */
    List<String> tokens() {
        synchronized (taken) {
            return List.copyOf(tokens);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode event = JSON.readTree(exchange.getRequestBody().readAllBytes());
            int status = answer.apply(event);
            synchronized (taken) {
                tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                if (status / 100 == 2) {
                    taken.add(event);
                }
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
