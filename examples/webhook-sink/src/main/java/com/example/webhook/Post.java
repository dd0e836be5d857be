// SPDX-License-Identifier: MIT
package com.example.webhook;

import io.cpgateway.server.event.CloudEventJson;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One event on its way: posted as a structured CloudEvent until the endpoint has taken it or the time is up. Pauses between
 * attempts grow, so that an endpoint that is down is not kept there.
 */
final class Post {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int NOT_OK = 300;

    private final HttpClient client;
    private final WebhookSettings settings;
    private final byte[] body;
    private final long deadline;

    /** @param deadline by {@link System#nanoTime()} */
    Post(HttpClient client, WebhookSettings settings, GatewayEvent event, long deadline) {
        this.client = client;
        this.settings = settings;
        this.body = CloudEventJson.line(event);
        this.deadline = deadline;
    }

    /** Completes when the endpoint has answered with 2xx, and with nothing less. */
    CompletableFuture<Void> deliver() {
        return attempt(FIRST_PAUSE);
    }

    private CompletableFuture<Void> attempt(Duration pause) {
        return sent()
                .handle((status, failure) -> {
                    if (failure == null && status >= OK && status < NOT_OK) {
                        return CompletableFuture.<Void>completedFuture(null);
                    }
                    String why = failure == null ? "it answered " + status : String.valueOf(failure.getCause());
                    return remaining().compareTo(pause) <= 0
                            ? CompletableFuture.<Void>failedFuture(new GatewayException.Transient(
                                    settings + " did not take an event in " + settings.timeout() + ": " + why))
                            : CompletableFuture.runAsync(() -> {}, after(pause))
                                    .thenCompose(waited -> attempt(longer(pause)));
                })
                .thenCompose(next -> next);
    }

    private CompletableFuture<Integer> sent() {
        Duration rest = remaining();
        if (rest.isNegative() || rest.isZero()) {
            return CompletableFuture.failedFuture(
                    new CompletionException(new HttpTimeoutException("its turn came too late")));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.endpoint())
                .timeout(rest.compareTo(settings.attemptTimeout()) < 0 ? rest : settings.attemptTimeout())
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        settings.bearerToken().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private Duration remaining() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private Executor after(Duration pause) {
        return CompletableFuture.delayedExecutor(
                pause.toMillis(), TimeUnit.MILLISECONDS, client.executor().orElseThrow());
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
