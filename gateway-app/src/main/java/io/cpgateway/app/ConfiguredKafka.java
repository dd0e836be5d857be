// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.kafka.CommandGroup;
import io.cpgateway.kafka.KafkaNode;
import io.cpgateway.kafka.KafkaSettings;
import io.cpgateway.kafka.KafkaSettings.TopicPolicy;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what the configuration means to Kafka. */
final class ConfiguredKafka {
    private ConfiguredKafka() {}

    /** Connects, if the configuration names brokers. */
    static Optional<KafkaNode> connect(GatewayConfig config) {
        return settings(config).map(settings -> new KafkaNode(settings, config.nodeId()));
    }

    /**
     * Who shares the commands.
     *
     * @param loneInstance the name of a node that must be alone, else null
     */
    static CommandGroup commandGroup(GatewayConfig config, @Nullable String loneInstance) {
        return new CommandGroup(config.settings().kafka().commandGroup(), loneInstance);
    }

    private static Optional<KafkaSettings> settings(GatewayConfig config) {
        io.cpgateway.app.config.KafkaSettings kafka = config.settings().kafka();
        return kafka.brokers()
                .map(brokers -> new KafkaSettings(
                        String.join(",", brokers),
                        kafka.producer(),
                        kafka.consumer(),
                        deliveryTimeout(config.settings().events().timeout()),
                        kafka.maxInFlight().bytes(),
                        new TopicPolicy(
                                kafka.createTopics(),
                                kafka.topicPartitions().orElse(null),
                                kafka.topicReplication().orElse(null))));
    }

    /** Below the server's patience, so that the producer has given up before the answer is. */
    private static Duration deliveryTimeout(Duration eventsTimeout) {
        return eventsTimeout.multipliedBy(9).dividedBy(10);
    }
}
