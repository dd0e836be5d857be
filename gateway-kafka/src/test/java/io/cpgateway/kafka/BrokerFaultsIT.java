// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cpgateway.kafka.KafkaSettings.TopicPolicy;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.testkit.process.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the sink does when the broker does not do its part. */
@TestInstance(Lifecycle.PER_CLASS)
class BrokerFaultsIT {
    private static final Duration DELIVERY = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MESSAGE_LIMIT = 10_000;

    private EmbeddedKafka kafka;
    private KafkaNode node;

    @BeforeAll
    void start() {
        kafka = EmbeddedKafka.builder()
                .property("message.max.bytes", Integer.toString(MESSAGE_LIMIT))
                .start();
        node = new KafkaNode(settings(1_000_000), "node-1");
    }

    @AfterAll
    void stop() {
        node.close();
        kafka.close();
    }

    @AfterEach
    void broker_runsForTheNextTest() {
        if (!kafka.isRunning()) {
            kafka.restart();
        }
        await().atMost(PATIENCE).until(node.events()::available);
    }

    @Test
    void d5_aFrozenBroker_failsWhatWaitsInTime_andLetsNobodyIn_untilItGoesOn() throws Exception {
        EventSink sink = node.events();
        kafka.pause();
        try {
            long start = System.nanoTime();
            assertThatThrownBy(() -> publish(sink, TestEvents.event("frozen", "{}")))
                    .hasCauseInstanceOf(GatewayException.Transient.class)
                    .hasMessageContaining("topic ocpp.events: not written in time");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DELIVERY.plusSeconds(4));
            await().atMost(PATIENCE).until(() -> !sink.available());
        } finally {
            kafka.resume();
        }
        await().atMost(PATIENCE).until(sink::available);
        publish(sink, TestEvents.event("thawed", "{}"));
        assertThat(node.bytesInFlight()).isZero();
    }

    @Test
    void aKilledBroker_thatComesBack_losesNothingThatWasConfirmed() throws Exception {
        TopicTail tail = new TopicTail(kafka.bootstrapServers(), EventStream.EVENTS.topic());
        publish(node.events(), TestEvents.event("before", "{}"));
        kafka.kill();
        kafka.restart();
        publish(node.events(), TestEvents.event("after", "{}"));
        assertThat(ids(tail)).containsExactly("before", "after");
    }

    @Test
    void d5_bytesOnTheirWay_areBounded() throws Exception {
        try (KafkaNode small = new KafkaNode(settings(1_000), "node-2")) {
            kafka.pause();
            try {
                GatewayEvent event = TestEvents.event("x", "{\"a\":\"" + "x".repeat(700) + "\"}");
                small.events().publish(List.of(event));
                assertThatThrownBy(() -> publish(small.events(), event))
                        .hasCauseInstanceOf(GatewayException.Transient.class)
                        .hasMessageContaining("kafka.max_in_flight");
            } finally {
                kafka.resume();
            }
            await().atMost(PATIENCE).until(() -> small.bytesInFlight() == 0);
        }
    }

    @Test
    void d6_anEventThatTheBrokerRefuses_isKeptInTheQuarantine_andCountsAsDurable() throws Exception {
        TopicTail events = new TopicTail(kafka.bootstrapServers(), EventStream.EVENTS.topic());
        TopicTail quarantine = new TopicTail(kafka.bootstrapServers(), EventStream.QUARANTINE.topic());
        String large = "{\"noise\":\"" + noise(2 * MESSAGE_LIMIT) + "\"}";
        publish(node.events(), TestEvents.event("large", large));
        publish(node.events(), TestEvents.event("small", "{}"));
        assertThat(ids(events)).containsExactly("small");
        ConsumerRecord<byte[], byte[]> kept = quarantine.records().get(0);
        assertThat(TopicTail.header(kept, "ce_reason")).startsWith("the broker refuses it");
        assertThat(TopicTail.header(kept, "ce_sourcetopic")).isEqualTo("ocpp.events");
        assertThat(TopicTail.header(kept, "ce_datasize")).isEqualTo(Integer.toString(large.length()));
        assertThat(TopicTail.header(kept, "ce_datahash")).hasSize(64);
        assertThat(TopicTail.header(kept, "original_ce_id")).isEqualTo("large");
    }

    private KafkaSettings settings(long inFlight) {
        return KafkaSettings.of(kafka.bootstrapServers())
                .with(TopicPolicy.CREATE)
                .bounded(DELIVERY, inFlight);
    }

    /** Does not compress. */
    static String noise(int length) {
        java.util.Random random = new java.util.Random(1);
        StringBuilder text = new StringBuilder(length);
        random.ints(length, 'a', 'z' + 1).forEach(c -> text.append((char) c));
        return text.toString();
    }

    private static void publish(EventSink sink, GatewayEvent event) throws Exception {
        sink.publish(List.of(event)).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static List<String> ids(TopicTail tail) {
        return tail.records().stream()
                .map(event -> TopicTail.header(event, "ce_id"))
                .toList();
    }
}
