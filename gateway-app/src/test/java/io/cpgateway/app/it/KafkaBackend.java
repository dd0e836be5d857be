// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static io.cpgateway.app.it.KafkaEvent.utf8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A backend on the other side of Kafka: sends commands and replies, reads everything. Confined to one thread. */
public final class KafkaBackend implements AutoCloseable {
    private final String brokers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> read = new HashMap<>();

    /** With the brokers at this address. */
    public KafkaBackend(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Hands in a command; returns when it is in the topic. */
    public void command(
            String chargePointId, String commandId, String action, String payload, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(more);
        attributes.put("id", commandId);
        attributes.put("type", "io.cpgateway.command");
        attributes.put("ocppaction", action);
        send("ocpp.commands", chargePointId, payload, attributes);
    }

    /** Answers what a charge point asked. */
    void reply(KafkaEvent call, String payload, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(more);
        attributes.put("id", "reply-to-" + call.id());
        attributes.put("type", "io.cpgateway.reply");
        attributes.put("correlationid", call.id());
        send("ocpp.replies", call.key(), payload, attributes);
    }

    void send(String topic, String key, String value, Map<String, String> attributes) {
        Headers headers = new RecordHeaders().add("ce_specversion", utf8("1.0")).add("ce_source", utf8("/backend"));
        attributes.forEach((name, text) -> headers.add("ce_" + name, utf8(text)));
        producer.send(new ProducerRecord<>(topic, null, utf8(key), utf8(value), headers));
        producer.flush();
    }

    /** What the topic has received since the last time this was asked, or ever. */
    List<KafkaEvent> read(String topic) {
        return read(topic, read).stream().map(KafkaEvent::of).toList();
    }

    /** All that is in the topic. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return read(topic, new HashMap<>());
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, Map<TopicPartition, Long> from) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            partitions.forEach(partition -> from.put(partition, consumer.position(partition)));
        }
        return records;
    }

    @Override
    public void close() {
        producer.close();
    }
}
