// SPDX-License-Identifier: MIT
package com.example.webhook;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Posts each event to an HTTP endpoint. An event counts as durable when the endpoint has answered with 2xx (E1); one that
 * it does not take in time fails as transient (E2), so that the charge point is not answered and sends its message again.
 * The events of a charge point are posted one after the other (E3), those of different ones at the same time, and no more
 * batches are accepted than the settings allow (E4). Thread-safe.
 */
final class WebhookEventSink implements EventSink {
    private static final int THREADS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final WebhookSettings settings;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client;
    private final Object lock = new Object();

    /** The last batch of each charge point that has one under way; guarded by the lock, as what follows. */
    private final Map<ChargePointId, CompletableFuture<Void>> last = new HashMap<>();

    private int inFlight;
    private boolean closed;
    private CompletableFuture<Void> idle = CompletableFuture.completedFuture(null);
    private volatile long failedAt = System.nanoTime() - PAUSE.toNanos();

    WebhookEventSink(WebhookSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(settings.attemptTimeout())
                .build();
    }

    // tag::publish[]
    @Override
    public CompletionStage<Void> publish(List<GatewayEvent> batch) {
        Set<ChargePointId> ids = batch.stream().map(GatewayEvent::chargePointId).collect(Collectors.toSet());
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        CompletableFuture<Void> turn = new CompletableFuture<>();
        List<CompletableFuture<Void>> before = new ArrayList<>();
        synchronized (lock) {
            if (closed) {
                return CompletableFuture.failedFuture(new GatewayException.Permanent("the webhook sink is closed"));
            }
            if (inFlight == settings.maxInFlight()) {
                return CompletableFuture.failedFuture(new GatewayException.Transient(
                        inFlight + " batches wait for " + settings + " already (max_in_flight)"));
            }
            inFlight++;
            ids.forEach(id -> Optional.ofNullable(last.put(id, turn)).ifPresent(before::add));
        }
        return CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                .thenComposeAsync(free -> posted(List.copyOf(batch), deadline), threads)
                .whenComplete((taken, failure) -> decided(ids, turn, failure != null));
    }

    private CompletableFuture<Void> posted(List<GatewayEvent> batch, long deadline) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (GatewayEvent event : batch) {
            all = all.thenCompose(taken -> new Post(client, settings, event, deadline).deliver());
        }
        return all;
    }
    // end::publish[]

    /** The next batch of this charge point has its turn, whatever became of this one. */
    private void decided(Set<ChargePointId> ids, CompletableFuture<Void> turn, boolean failed) {
        if (failed) {
            failedAt = System.nanoTime();
        }
        CompletableFuture<Void> nowIdle = null;
        synchronized (lock) {
            ids.forEach(id -> last.remove(id, turn));
            inFlight--;
            if (inFlight == 0 && closed) {
                nowIdle = idle;
            }
        }
        turn.complete(null);
        if (nowIdle != null) {
            nowIdle.complete(null);
        }
    }

    /** Not for a while after an event was not taken; then charge points are let in and show whether it works again. */
    @Override
    public boolean available() {
        return System.nanoTime() - failedAt >= PAUSE.toNanos();
    }

    @Override
    public String describe() {
        return "webhook " + settings;
    }

    /** Waits for what was accepted, which is decided within the timeout. */
    @Override
    public void close() {
        CompletableFuture<Void> end;
        synchronized (lock) {
            if (!closed) {
                closed = true;
                idle = inFlight == 0 ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
            }
            end = idle;
        }
        try {
            end.get(settings.timeout().plus(settings.attemptTimeout()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            throw new GatewayException.Transient("the webhook sink was closed with events under way", e);
        } finally {
            threads.shutdown();
        }
    }
}
