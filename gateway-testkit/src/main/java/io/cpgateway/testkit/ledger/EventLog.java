// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic, read as a consumer does that missed nothing. Keeps what it has read. Not thread-safe. */
public final class EventLog {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String brokers;
    private final String topic;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final List<LedgerEvent> events = new ArrayList<>();

    /** The log of this topic. */
    public EventLog(String brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
    }

    /** All that the topic holds now, in the order of each partition. */
    public List<LedgerEvent> read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(found -> events.add(event(found)));
            }
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        }
        return List.copyOf(events);
    }

    private static LedgerEvent event(ConsumerRecord<byte[], byte[]> found) {
        Map<String, String> attributes = new HashMap<>();
        found.headers().forEach(header -> {
            if (header.key().startsWith("ce_")) {
                attributes.put(header.key().substring(3), text(header.value()));
            }
        });
        String place = found.topic() + "-" + found.partition() + "@" + found.offset();
        return new LedgerEvent(place, text(found.key()), attributes, text(found.value()));
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
