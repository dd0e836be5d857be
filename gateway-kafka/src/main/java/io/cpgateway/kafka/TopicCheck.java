// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.kafka.KafkaSettings.TopicPolicy;
import io.cpgateway.server.spi.GatewayException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds out before the first charge point is served whether the topics are there, and makes them if it may. */
final class TopicCheck {
    private final Admin admin;
    private final TopicPolicy policy;
    private final String brokers;

    TopicCheck(Admin admin, TopicPolicy policy, String brokers) {
        this.admin = admin;
        this.policy = policy;
        this.brokers = brokers;
    }

    /** @throws GatewayException.Permanent if a topic is missing or too small, or Kafka cannot be asked */
    void run(List<String> names) {
        Map<String, TopicDescription> found = describe(names);
        List<String> missing =
                names.stream().filter(name -> !found.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            if (!policy.create()) {
                throw new GatewayException.Permanent("kafka.brokers " + brokers + ": missing topics "
                        + String.join(", ", missing) + ": create each with " + size()
                        + ", or set kafka.create_topics: true");
            }
            create(missing);
        }
        found.values().forEach(this::requirePartitions);
    }

    private void requirePartitions(TopicDescription topic) {
        Integer needed = policy.partitions();
        int present = topic.partitions().size();
        if (needed != null && present < needed) {
            throw new GatewayException.Permanent("topic " + topic.name() + " has " + present
                    + " partitions, and kafka.topic_partitions asks for " + needed
                    + ": add partitions while no charge point is served (the order of its events is kept within a"
                    + " partition), or lower kafka.topic_partitions");
        }
    }

    private Map<String, TopicDescription> describe(List<String> names) {
        Map<String, TopicDescription> found = new HashMap<>();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach((name, description) -> await(description, name).ifPresent(topic -> found.put(name, topic)));
        return found;
    }

    private void create(Collection<String> names) {
        Optional<Integer> partitions = Optional.ofNullable(policy.partitions());
        Optional<Short> replication = Optional.ofNullable(policy.replication()).map(Integer::shortValue);
        List<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, partitions, replication))
                .toList();
        admin.createTopics(topics).values().forEach((name, created) -> await(created, name));
    }

    /** Empty if the topic is not there, or (asked to be created) was there already: another node was first. */
    private <T> Optional<T> await(KafkaFuture<T> answer, String topic) {
        try {
            return Optional.ofNullable(answer.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException.Transient("interrupted while asking Kafka about its topics", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof UnknownTopicOrPartitionException || cause instanceof TopicExistsException) {
                return Optional.empty();
            }
            throw explain(topic, cause);
        }
    }

    private GatewayException explain(String topic, Throwable cause) {
        String where = "kafka.brokers " + brokers + ": ";
        if (cause instanceof AuthenticationException) {
            return new GatewayException.Permanent(
                    where + "the brokers refuse the credentials (" + cause.getMessage()
                            + "): check kafka.producer.sasl.* and kafka.producer.ssl.*",
                    cause);
        }
        if (cause instanceof AuthorizationException) {
            return new GatewayException.Permanent(
                    where + "not allowed to describe or create topic " + topic + ": grant DESCRIBE"
                            + (policy.create() ? " and CREATE" : ""),
                    cause);
        }
        if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
            return new GatewayException.Permanent(
                    where + "no broker answers: check the address, that the brokers run, and that security.protocol"
                            + " (kafka.producer.*) is theirs",
                    cause);
        }
        return new GatewayException.Permanent(
                where + "topic " + topic + " cannot be used with " + size() + ": " + cause.getMessage(), cause);
    }

    private String size() {
        Integer partitions = policy.partitions();
        Integer replication = policy.replication();
        return (partitions == null ? "the broker's default number of" : partitions) + " partitions and "
                + (replication == null ? "the broker's default number of" : replication) + " replicas";
    }
}
