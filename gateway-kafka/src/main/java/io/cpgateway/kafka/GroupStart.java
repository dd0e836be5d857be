// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a new group begins (K5): ten minutes back. The consumer's own {@code by_duration} finds nothing in a partition that
 * was quiet for so long, and looks again only after a request time-out, so that the first command would wait that long.
 */
final class GroupStart {
    private static final Logger LOG = LoggerFactory.getLogger(GroupStart.class);
    private static final Duration BACK = Duration.ofMinutes(10);

    private GroupStart() {}

    /** Sets the position of those partitions that the group has never committed. */
    static void apply(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        try {
            Set<TopicPartition> fresh = new HashSet<>(assigned);
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(fresh);
            fresh.removeIf(partition -> committed.get(partition) != null);
            if (fresh.isEmpty()) {
                return;
            }
            // The ends first: what comes after is found by its time, or lies behind the end.
            Map<TopicPartition, Long> ends = consumer.endOffsets(fresh);
            long from = System.currentTimeMillis() - BACK.toMillis();
            Map<TopicPartition, OffsetAndTimestamp> found =
                    consumer.offsetsForTimes(fresh.stream().collect(Collectors.toMap(p -> p, p -> from)));
            ends.forEach((partition, end) -> {
                OffsetAndTimestamp first = found.get(partition);
                consumer.seek(partition, first == null ? end : first.offset());
            });
        } catch (KafkaException e) {
            LOG.info("New partitions of commands begin where auto.offset.reset says: {}", e.toString());
        }
    }
}
