// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The properties of the Kafka clients: the gateway's defaults, what the operator passes, what nobody may change. */
final class ClientProperties {
    /** Set by the gateway alone. */
    static final Set<String> FIXED_FOR_PRODUCERS = Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.PARTITIONER_CLASS_CONFIG,
            ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG);

    /** Set by the gateway alone. */
    static final Set<String> FIXED_FOR_CONSUMERS = Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);

    /** A caller must not wait in {@code send}: room is checked before, topics are known, and stay so while Kafka is away. */
    private static final String MAX_BLOCK_MS = "100";

    private static final String BATCH_BYTES = Integer.toString(64 * 1024);
    /** A batch takes its full size from the buffer, however little is in it. */
    private static final long BATCHES_BYTES = 16L * 1024 * 1024;

    private static final String NEVER_FORGOTTEN_MS = Long.toString(TimeUnit.DAYS.toMillis(365));
    /** How long a dead member holds its partitions. */
    static final int SESSION_TIMEOUT_MS = 10_000;

    private static final int HEARTBEAT_INTERVAL_MS = 3_000;
    private static final int ADMIN_REQUEST_TIMEOUT_MS = 5_000;
    /** Long enough for brokers that have just started, or choose a leader. */
    private static final int ADMIN_TIMEOUT_MS = 3 * ADMIN_REQUEST_TIMEOUT_MS;

    private ClientProperties() {}

    static Map<String, Object> producer(KafkaSettings settings, String clientId) {
        long delivery = settings.deliveryTimeout().toMillis();
        Map<String, Object> properties = new HashMap<>(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                clientId,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MAX_BLOCK_MS,
                ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                NEVER_FORGOTTEN_MS,
                CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
                MetadataRecoveryStrategy.NONE.name,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                Long.toString(BATCHES_BYTES + 2 * settings.maxInFlightBytes()),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Long.toString(delivery / 2)));
        properties.putAll(settings.producer());
        properties.putAll(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                settings.brokers(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                "true",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Long.toString(delivery),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class));
        return properties;
    }

    static Map<String, Object> commands(KafkaSettings settings, String clientId, CommandGroup group) {
        Map<String, Object> defaults = new HashMap<>(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "by_duration:PT10M",
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                SESSION_TIMEOUT_MS,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                HEARTBEAT_INTERVAL_MS,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName()));
        Map<String, Object> properties = consumer(settings, clientId, defaults);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group.id());
        if (group.loneInstance() != null) {
            properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group.loneInstance());
        }
        return properties;
    }

    /** Without a group, from the end. */
    static Map<String, Object> replies(KafkaSettings settings, String clientId) {
        return consumer(settings, clientId, Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"));
    }

    private static Map<String, Object> consumer(KafkaSettings settings, String clientId, Map<String, Object> defaults) {
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.putAll(settings.consumer());
        properties.putAll(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                settings.brokers(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                "false",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class));
        return properties;
    }

    /** The admin client connects as the producer does. */
    static Map<String, Object> admin(KafkaSettings settings, String clientId) {
        Map<String, Object> properties = settings.producer().entrySet().stream()
                .filter(property -> AdminClientConfig.configNames().contains(property.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_REQUEST_TIMEOUT_MS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
        return properties;
    }
}
