// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.reply.Receipt;
import io.cpgateway.server.reply.Replies;
import io.cpgateway.server.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings in the replies of backends: reads all of {@code ocpp.replies} from its end, without a group, and takes what is
 * for this node. Ready when constructed; runs until closed, on a thread of its own.
 */
final class KafkaReplySource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaReplySource.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final long LOOK_FOR_PARTITIONS_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Replies replies;
    private final Quarantine quarantine;
    private final String source;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private long lookedNanos = System.nanoTime();

    /** @throws KafkaException if the topic cannot be read */
    KafkaReplySource(Consumer<byte[], byte[]> consumer, Replies replies, Quarantine quarantine, String source) {
        this.consumer = consumer;
        this.replies = replies;
        this.quarantine = quarantine;
        this.source = source;
        Set<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = new Thread(this::run, "kafka-replies");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                pollOnce();
            }
        }
    }

    private void pollOnce() {
        try {
            consumer.poll(POLL).forEach(this::take);
            if (System.nanoTime() - lookedNanos > LOOK_FOR_PARTITIONS_NANOS) {
                lookedNanos = System.nanoTime();
                takeNewPartitions();
            }
        } catch (KafkaException e) {
            LOG.warn("Replies cannot be read now: {}", e.toString());
            awaitClose(AFTER_FAILURE);
        }
    }

    /** A partition that was added while this ran is read from its beginning: nothing in it is older than that. */
    private void takeNewPartitions() {
        Set<TopicPartition> now = partitions();
        Set<TopicPartition> before = consumer.assignment();
        if (!before.containsAll(now)) {
            consumer.assign(now);
            consumer.seekToBeginning(
                    now.stream().filter(p -> !before.contains(p)).toList());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            Optional<Reply> reply = ReplyRecord.read(record, replies::isOwn);
            if (reply.isPresent()) {
                Receipt receipt = replies.deliver(reply.get());
                if (receipt instanceof Receipt.NobodyWaits) {
                    keep(record, QuarantineReason.NOBODY_WAITS.with());
                } else if (receipt instanceof Receipt.Invalid invalid) {
                    keep(
                            record,
                            QuarantineReason.INVALID_REPLY.with(
                                    invalid.violation().located()));
                }
            }
        } catch (Unreadable e) {
            keep(record, e.reason());
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record, String reason) {
        quarantine.keep(QuarantineRecord.unreadable(record, source, reason)).exceptionally(failure -> {
            LOG.warn("A reply is not in the quarantine: {}", failure.toString());
            return null;
        });
    }

    private Set<TopicPartition> partitions() {
        return consumer.partitionsFor(Topics.REPLIES).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void awaitClose(Duration patience) {
        try {
            closing.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
