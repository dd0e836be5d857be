// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps for people what cannot be processed (D6). Has a thread of its own, since it is also used from the producer's,
 * which must not wait. Thread-safe; what does not fit its line fails as transient.
 */
final class Quarantine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int MAX_WAITING = 1000;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                Thread thread = new Thread(task, "kafka-quarantine");
                thread.setDaemon(true);
                return thread;
            });

    Quarantine(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Completes when the record, or at least its description, is durable. */
    CompletionStage<Void> keep(QuarantineRecord record) {
        LOG.warn("Quarantined: {}", record.summary());
        return send(record.whole()).exceptionallyCompose(failure -> send(record.described()));
    }

    private CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        try {
            executor.execute(() -> sendNow(record, kept));
        } catch (RejectedExecutionException e) {
            kept.completeExceptionally(new GatewayException.Transient(
                    "too much waits for the topic " + record.topic() + ": look at what floods it, and at the brokers"));
        }
        return kept;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    private void sendNow(ProducerRecord<byte[], byte[]> record, CompletableFuture<Void> kept) {
        try {
            producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    kept.complete(null);
                } else {
                    kept.completeExceptionally(SendFailures.explain(record.topic(), failure));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            kept.completeExceptionally(SendFailures.explain(record.topic(), e));
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
