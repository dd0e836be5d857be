// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway uses Kafka.
 *
 * @param brokers bootstrap servers, {@code host:port}, comma-separated
 * @param producer properties handed to the producer as they are, and those about security to the admin client
 * @param consumer properties handed to the consumers as they are
 * @param deliveryTimeout how long an event may take until it counts as not durable; shorter than the server's patience
 * @param maxInFlightBytes how many bytes of events may be on their way at once
 * @param topics what is done about topics that are missing
 */
public record KafkaSettings(
        String brokers,
        Map<String, String> producer,
        Map<String, String> consumer,
        Duration deliveryTimeout,
        long maxInFlightBytes,
        TopicPolicy topics) {
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(18);
    private static final long MAX_IN_FLIGHT = 64L * 1024 * 1024;

    /**
     * What is done about topics.
     *
     * @param create whether missing ones are created
     * @param partitions how many partitions a topic must have, and is created with; null for the broker's default
     * @param replication how many replicas a topic is created with; null for the broker's default
     */
    public record TopicPolicy(
            boolean create,
            @Nullable Integer partitions,
            @Nullable Integer replication) {
        /** Topics are made by somebody else. */
        public static final TopicPolicy EXPECT = new TopicPolicy(false, null, null);

        /** Missing topics are created with the broker's defaults. */
        public static final TopicPolicy CREATE = new TopicPolicy(true, null, null);
    }

    /**
     * Copies the maps.
     *
     * @throws GatewayException.Permanent if a property is given that the gateway's promises depend on
     */
    public KafkaSettings {
        producer = Map.copyOf(producer);
        consumer = Map.copyOf(consumer);
        refuse("kafka.producer.", producer, ClientProperties.FIXED_FOR_PRODUCERS);
        refuse("kafka.consumer.", consumer, ClientProperties.FIXED_FOR_CONSUMERS);
    }

    /** Default bounds, topics made by somebody else. */
    public static KafkaSettings of(String brokers) {
        return new KafkaSettings(brokers, Map.of(), Map.of(), DELIVERY_TIMEOUT, MAX_IN_FLIGHT, TopicPolicy.EXPECT);
    }

    /** With another policy for topics. */
    public KafkaSettings with(TopicPolicy policy) {
        return new KafkaSettings(brokers, producer, consumer, deliveryTimeout, maxInFlightBytes, policy);
    }

    /** With properties for the clients. */
    public KafkaSettings with(Map<String, String> forProducer, Map<String, String> forConsumer) {
        return new KafkaSettings(brokers, forProducer, forConsumer, deliveryTimeout, maxInFlightBytes, topics);
    }

    /** With other bounds. */
    public KafkaSettings bounded(Duration delivery, long inFlightBytes) {
        return new KafkaSettings(brokers, producer, consumer, delivery, inFlightBytes, topics);
    }

    private static void refuse(String prefix, Map<String, String> given, Set<String> fixed) {
        Set<String> refused = new TreeSet<>(given.keySet());
        refused.retainAll(fixed);
        if (!refused.isEmpty()) {
            throw new GatewayException.Permanent(prefix + String.join(", " + prefix, refused)
                    + " cannot be set: the gateway sets it, because its delivery contract depends on it");
        }
    }
}
