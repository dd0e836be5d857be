// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records are done with, and up to where each partition may be committed: everything before the first that is not
 * (K5). Thread-safe.
 */
final class Offsets {
    private final Map<TopicPartition, Progress> partitions = new HashMap<>();

    private static final class Progress {
        final TreeSet<Long> open = new TreeSet<>();
        long next;
        long committed = -1;

        long committable() {
            return open.isEmpty() ? next : open.first();
        }
    }

    synchronized void began(TopicPartition partition, long offset) {
        Progress progress = partitions.computeIfAbsent(partition, p -> new Progress());
        progress.open.add(offset);
        progress.next = Math.max(progress.next, offset + 1);
    }

    /** A record of a partition that is no longer ours is left to whoever has it now. */
    synchronized void done(TopicPartition partition, long offset) {
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.open.remove(offset);
            notifyAll();
        }
    }

    /** Whether the record is still to be done by us. */
    synchronized boolean isOpen(TopicPartition partition, long offset) {
        Progress progress = partitions.get(partition);
        return progress != null && progress.open.contains(offset);
    }

    /** How many are not done. */
    synchronized int open() {
        return partitions.values().stream()
                .mapToInt(progress -> progress.open.size())
                .sum();
    }

    /** Waits until all of these partitions are done, but not longer than so long; whether they are. */
    synchronized boolean awaitDone(Collection<TopicPartition> of, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (open(of) > 0 && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        return open(of) == 0;
    }

    private int open(Collection<TopicPartition> of) {
        return partitions.entrySet().stream()
                .filter(entry -> of.contains(entry.getKey()))
                .mapToInt(entry -> entry.getValue().open.size())
                .sum();
    }

    /** What may be committed and was not yet handed out. */
    synchronized Map<TopicPartition, OffsetAndMetadata> toCommit() {
        Map<TopicPartition, OffsetAndMetadata> ready = new HashMap<>();
        partitions.forEach((partition, progress) -> {
            long committable = progress.committable();
            if (committable > progress.committed) {
                progress.committed = committable;
                ready.put(partition, new OffsetAndMetadata(committable));
            }
        });
        return ready;
    }

    /** What was handed out was not committed: it is handed out again. */
    synchronized void notCommitted(Collection<TopicPartition> of) {
        partitions.forEach(
                (partition, progress) -> progress.committed = of.contains(partition) ? -1 : progress.committed);
    }

    synchronized void forget(Collection<TopicPartition> gone) {
        gone.forEach(partitions::remove);
    }
}
