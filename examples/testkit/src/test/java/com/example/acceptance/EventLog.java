// SPDX-License-Identifier: MIT
package com.example.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, as a backend would. Not thread-safe. */
final class EventLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, String> consumer;

    EventLog(String brokers, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", brokers,
                "group.id", "acceptance-" + Instant.now().toEpochMilli(),
                "auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** The actions of the first so many CALLs of a charge point. */
    List<String> actionsOf(String chargePoint, int count) {
        List<String> actions = new ArrayList<>();
        Instant end = Instant.now().plus(PATIENCE);
        while (actions.size() < count && Instant.now().isBefore(end)) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                Header action = record.headers().lastHeader("ce_ocppaction");
                if (chargePoint.equals(record.key()) && action != null) {
                    actions.add(new String(action.value(), StandardCharsets.UTF_8));
                }
            }
        }
        return actions;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
