// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kafka, where events go and commands come from. */
public interface KafkaSettings {
    /** Where to find it; empty: events go to the journal. */
    @Doc(
            value = "Bootstrap servers, host:port. Without them events go to the journal in data.dir.",
            example = "kafka-1.example.org:9092,kafka-2.example.org:9092")
    Optional<List<String>> brokers();

    /** Whether topics are created. */
    @Doc("Create missing topics at start.")
    @WithDefault("false")
    boolean createTopics();

    /** Partitions of created topics; empty: the broker's default. */
    @Doc(value = "Partitions of the topics that are created. Without it the broker's default.", example = "24")
    @Bounds(min = "1", max = "10000")
    Optional<Integer> topicPartitions();

    /** Replicas of created topics; empty: the broker's default. */
    @Doc(value = "Replicas of the topics that are created. Without it the broker's default.", example = "3")
    @Bounds(min = "1", max = "15")
    Optional<Integer> topicReplication();

    /** The bytes of events on their way. */
    @Doc("How many bytes of events may be on their way to the brokers; what does not fit is not answered.")
    @WithDefault("64MiB")
    @Bounds(min = "1MiB", max = "1GiB")
    ByteSize maxInFlight();

    /** Who shares the commands. */
    @Doc("The consumer group in which nodes share the commands.")
    @WithDefault("charge-point-gateway")
    String commandGroup();

    /** Passed to the producer. */
    @Doc(
            value =
                    "Passed to the Kafka producer as it is. Values print only where the name shows that they are harmless.",
            label = "property",
            exampleKeys = "linger.ms",
            example = "5",
            variable = VariableForm.DOTS)
    Map<String, String> producer();

    /** Passed to the consumers. */
    @Doc(
            value =
                    "Passed to the Kafka consumers as it is. Values print only where the name shows that they are harmless.",
            label = "property",
            exampleKeys = "fetch.max.wait.ms",
            example = "100",
            variable = VariableForm.DOTS)
    Map<String, String> consumer();
}
