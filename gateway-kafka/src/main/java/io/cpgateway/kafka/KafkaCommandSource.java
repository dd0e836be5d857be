// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands from {@code ocpp.commands} (K5): never waits for a charge point; an offset is committed when its command,
 * and all before it, are in the mailbox or in the quarantine. Runs from construction to close, on a thread of its own, which
 * also tries again what could not be handed over.
 */
final class KafkaCommandSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCommandSource.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ONE_MS = Duration.ofMillis(1);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int MAX_OPEN = 2_000;

    private final Consumer<byte[], byte[]> consumer;
    private final CommandIntake intake;
    private final Offsets offsets;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    KafkaCommandSource(Consumer<byte[], byte[]> consumer, CommandIntake intake, Offsets offsets) {
        this.consumer = consumer;
        this.intake = intake;
        this.offsets = offsets;
        this.thread = new Thread(this::run, "kafka-commands");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.COMMANDS), new Handover());
            while (closing.getCount() > 0) {
                pollOnce();
            }
            letFinish(consumer.assignment());
        } catch (WakeupException e) {
            LOG.debug("Woken up to close");
        }
    }

    private void pollOnce() {
        try {
            intake.retryDue();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(intake.untilRetry(POLL))) {
                intake.take(record);
            }
            Map<TopicPartition, OffsetAndMetadata> ready = offsets.toCommit();
            if (!ready.isEmpty()) {
                consumer.commitAsync(ready, (committed, failure) -> {
                    if (failure != null) {
                        LOG.info("Offsets of commands are committed later: {}", failure.toString());
                        offsets.notCommitted(ready.keySet());
                    }
                });
            }
            Set<TopicPartition> assigned = consumer.assignment();
            if (offsets.open() > MAX_OPEN) {
                consumer.pause(assigned);
            } else {
                consumer.resume(assigned);
            }
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("Commands cannot be read now: {}", e.toString());
            awaitClose(AFTER_FAILURE);
        }
    }

    /** What is under way gets a moment; what is not done then is done again by whoever comes next, to no effect (K1). */
    private void letFinish(Collection<TopicPartition> partitions) {
        try {
            awaitDone(partitions);
            Map<TopicPartition, OffsetAndMetadata> ready = offsets.toCommit();
            if (!ready.isEmpty()) {
                consumer.commitSync(ready, LAST_CHANCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            LOG.info("Offsets of commands are not committed, so that some are read again: {}", e.toString());
        }
    }

    private void awaitDone(Collection<TopicPartition> partitions) throws InterruptedException {
        long began = System.nanoTime();
        while (!offsets.awaitDone(partitions, intake.untilRetry(POLL).plus(ONE_MS))
                && System.nanoTime() - began < LAST_CHANCE.toNanos()) {
            intake.retryDue();
        }
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
            thread.join(4 * LAST_CHANCE.toMillis());
            if (thread.isAlive()) {
                consumer.wakeup();
                thread.join(LAST_CHANCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Handover implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            letFinish(partitions);
            offsets.forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            offsets.forget(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.info("Taking commands of {} partitions", partitions.size());
            GroupStart.apply(consumer, partitions);
        }
    }
}
