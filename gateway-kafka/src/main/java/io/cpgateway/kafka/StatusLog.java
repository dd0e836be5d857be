// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.command.CommandObjectReader;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads back how commands stood, from what was published of them (K5). Used by one thread, once. */
final class StatusLog {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MAX_COMMANDS = 500_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, CommandStatus> latest = new HashMap<>();

    StatusLog(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * The latest state of each command of which something was published since then.
     *
     * @throws GatewayException.Transient if that cannot be read now
     */
    List<CommandStatus> since(Instant from) {
        try {
            Map<TopicPartition, Long> ends = seek(from);
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() - deadline > 0) {
                    throw new GatewayException.Transient(
                            "topic " + topic() + " could not be read to its end in a minute: look at the brokers");
                }
                consumer.poll(POLL).forEach(this::take);
            }
            return List.copyOf(latest.values());
        } catch (KafkaException e) {
            throw new GatewayException.Transient(
                    "topic " + topic() + " cannot be read (" + e.getMessage() + "): look at the brokers", e);
        }
    }

    private Map<TopicPartition, Long> seek(Instant from) {
        Set<TopicPartition> partitions = consumer.partitionsFor(topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(p -> p, p -> from.toEpochMilli())));
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? end : start.offset());
        });
        return ends;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        CommandObjectReader.read(record.value()).ifPresent(status -> {
            String id = status.command().commandId();
            if (latest.size() >= MAX_COMMANDS && !latest.containsKey(id)) {
                throw new GatewayException.Permanent("topic " + topic() + " tells of more than " + MAX_COMMANDS
                        + " commands in the time that is read back; the mailbox is not restored from it");
            }
            latest.merge(
                    id,
                    status,
                    (one, other) -> one.history().size() >= other.history().size() ? one : other);
        });
    }

    private static String topic() {
        return EventStream.COMMAND_STATUS.topic();
    }
}
