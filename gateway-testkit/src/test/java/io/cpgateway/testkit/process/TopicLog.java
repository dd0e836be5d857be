// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of one partition, written and read by clients that are made for each call. */
final class TopicLog {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedKafka kafka;
    private final String topic;

    TopicLog(EmbeddedKafka kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    static TopicLog create(EmbeddedKafka kafka, String topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return new TopicLog(kafka, topic);
    }

    void append(String value) throws InterruptedException, ExecutionException {
        append(value, PATIENCE);
    }

    void append(String value, Duration patience) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "acks",
                "all",
                "max.block.ms",
                Math.toIntExact(patience.toMillis()),
                "request.timeout.ms",
                1000,
                "linger.ms",
                0,
                "delivery.timeout.ms",
                Math.toIntExact(patience.toMillis()));
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        try {
            producer.send(new ProducerRecord<>(topic, value)).get();
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /** The first values, once so many are there. */
    List<String> read(int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            Instant end = Instant.now().plus(PATIENCE);
            while (values.size() < count && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }
}
