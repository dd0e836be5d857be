// SPDX-License-Identifier: MIT
package com.example.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.EventData;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookEventSinkTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Endpoint endpoint = new Endpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void anEventIsPostedWhole_withTheToken() {
        try (WebhookEventSink sink = sink(10, Optional.of("s3cret"))) {
            sink.publish(List.of(event("a"))).toCompletableFuture().join();
            assertThat(endpoint.taken()).singleElement().satisfies(event -> {
                assertThat(event.path("specversion").asString()).isEqualTo("1.0");
                assertThat(event.path("type").asString()).isEqualTo("io.cpgateway.ocpp.call");
                assertThat(event.path("stream").asString()).isEqualTo("ocpp.events");
                assertThat(event.path("epoch").asString()).isEqualTo("1");
                assertThat(event.path("data").path("connectorId").asInt()).isEqualTo(1);
            });
            assertThat(endpoint.tokens()).containsExactly("Bearer s3cret");
            assertThat(sink.describe()).contains("/events").doesNotContain("s3cret");
        }
    }

    @Test
    void whatIsNotTakenAtOnce_isPostedAgain_andNothingOvertakesIt() {
        AtomicInteger refusals = new AtomicInteger(3);
        endpoint.answering(event -> event.path("id").asString().equals("a") && refusals.getAndDecrement() > 0 ? 503 : 200);
        try (WebhookEventSink sink = sink(10, Optional.empty())) {
            CompletionStage<Void> first = sink.publish(List.of(event("a"), event("b")));
            CompletionStage<Void> second = sink.publish(List.of(event("c")));
            second.toCompletableFuture().join();
            assertThat(first.toCompletableFuture()).isCompleted();
            assertThat(endpoint.taken()).extracting(event -> event.path("id").asString()).containsExactly("a", "b", "c");
            assertThat(sink.available()).isTrue();
        }
    }

    @Test
    void whatIsNeverTaken_failsAsTransient_inTime() {
        endpoint.answering(event -> 500);
        long began = System.nanoTime();
        try (WebhookEventSink sink = sink(10, Optional.empty())) {
            assertThat(failure(sink.publish(List.of(event("a")))))
                    .isInstanceOf(GatewayException.Transient.class)
                    .hasMessageContaining("it answered 500");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(2));
            assertThat(sink.available()).isFalse();
        }
    }

    @Test
    void anEndpointThatIsAway_orSilent_isATransientFailure() {
        CountDownLatch silence = new CountDownLatch(1);
        endpoint.answering(event -> {
            try {
                silence.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 200;
        });
        try (WebhookEventSink sink = sink(10, Optional.empty())) {
            assertThat(failure(sink.publish(List.of(event("a"))))).isInstanceOf(GatewayException.Transient.class);
        } finally {
            silence.countDown();
        }
        endpoint.close();
        try (WebhookEventSink sink = sink(10, Optional.empty())) {
            assertThat(failure(sink.publish(List.of(event("b"))))).isInstanceOf(GatewayException.Transient.class);
        }
    }

    @Test
    void moreThanFits_failsAtOnce() {
        CountDownLatch busy = new CountDownLatch(1);
        endpoint.answering(event -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 200;
        });
        try (WebhookEventSink sink = sink(2, Optional.empty())) {
            CompletionStage<Void> first = sink.publish(List.of(event("a")));
            CompletionStage<Void> second = sink.publish(List.of(event("b")));
            assertThat(failure(sink.publish(List.of(event("c")))))
                    .isInstanceOf(GatewayException.Transient.class)
                    .hasMessageContaining("max_in_flight");
            busy.countDown();
            first.toCompletableFuture().join();
            second.toCompletableFuture().join();
            sink.publish(List.of(event("d"))).toCompletableFuture().join();
        }
    }

    private WebhookEventSink sink(int maxInFlight, Optional<String> token) {
        return new WebhookEventSink(
                new WebhookSettings(endpoint.uri(), token, Duration.ofMillis(500), TIMEOUT, maxInFlight));
    }

    private static GatewayEvent event(String id) {
        return new GatewayEvent(
                EventStream.EVENTS,
                id,
                "io.cpgateway.ocpp.call",
                "/nodes/n",
                new ChargePointId("CP-1"),
                Instant.parse("2026-03-01T12:00:00Z"),
                Map.of("epoch", "1"),
                EventData.json(RawJson.of("{\"connectorId\":1}")));
    }

    private static Throwable failure(CompletionStage<Void> stage) {
        return catchThrowableOfType(
                        CompletionException.class, () -> stage.toCompletableFuture().join())
                .getCause();
    }
}
