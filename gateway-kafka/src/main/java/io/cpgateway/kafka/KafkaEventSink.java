// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Publishes events on Kafka (design §5). A batch is durable when all in-sync replicas have every event of it, or the
 * quarantine has what the broker refuses (D6). Stages complete on the producer's thread. Thread-safe.
 */
final class KafkaEventSink implements EventSink {
    private static final long STALLED_NANOS = Duration.ofSeconds(5).toNanos();

    private final Producer<byte[], byte[]> producer;
    private final Quarantine quarantine;
    private final Reachability reachability;
    private final InFlightBytes inFlight;
    private final String brokers;
    private final Duration closing;
    private volatile long progressNanos = System.nanoTime();
    private volatile boolean closed;

    KafkaEventSink(
            Producer<byte[], byte[]> producer,
            Quarantine quarantine,
            Reachability reachability,
            KafkaSettings settings) {
        this.producer = producer;
        this.quarantine = quarantine;
        this.reachability = reachability;
        this.inFlight = new InFlightBytes(settings.maxInFlightBytes());
        this.brokers = settings.brokers();
        this.closing = settings.deliveryTimeout();
    }

    @Override
    public CompletionStage<Void> publish(List<GatewayEvent> batch) {
        if (closed) {
            return CompletableFuture.failedFuture(
                    new GatewayException.Permanent("the events' producer for " + brokers + " is closed"));
        }
        if (batch.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<ProducerRecord<byte[], byte[]>> records =
                batch.stream().map(CloudEventRecord::of).toList();
        long bytes = records.stream().mapToLong(InFlightBytes::of).sum();
        if (!inFlight.take(bytes)) {
            return CompletableFuture.failedFuture(
                    new GatewayException.Transient(inFlight.now() + " bytes of events are on their way to Kafka at "
                            + brokers + " already: look at the brokers, or raise kafka.max_in_flight"));
        }
        if (inFlight.now() == bytes) {
            progressNanos = System.nanoTime();
        }
        Delivery delivery = new Delivery(records.size(), inFlight);
        for (int i = 0; i < records.size(); i++) {
            send(records.get(i), batch.get(i), delivery);
        }
        return delivery.durable();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    private void send(ProducerRecord<byte[], byte[]> eventRecord, GatewayEvent event, Delivery delivery) {
        try {
            producer.send(eventRecord, (metadata, failure) -> {
                progressNanos = System.nanoTime();
                if (failure == null) {
                    delivery.arrived(eventRecord);
                } else if (SendFailures.isOfTheRecord(failure)) {
                    refused(eventRecord, event, failure, delivery);
                } else {
                    delivery.failed(eventRecord, SendFailures.explain(eventRecord.topic(), failure));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            delivery.failed(eventRecord, SendFailures.explain(eventRecord.topic(), e));
        }
    }

    private void refused(
            ProducerRecord<byte[], byte[]> eventRecord, GatewayEvent event, Exception failure, Delivery delivery) {
        GatewayException explained = SendFailures.explain(eventRecord.topic(), failure);
        String reason = QuarantineReason.REFUSED.with(String.valueOf(failure.getMessage()));
        QuarantineRecord refused = QuarantineRecord.refused(eventRecord, event.id(), event.source(), reason);
        quarantine.keep(refused).whenComplete((kept, alsoFailed) -> {
            if (alsoFailed == null) {
                delivery.arrived(eventRecord);
            } else {
                explained.addSuppressed(alsoFailed);
                delivery.failed(eventRecord, explained);
            }
        });
    }

    @Override
    public boolean available() {
        boolean stalled = inFlight.now() > 0 && System.nanoTime() - progressNanos > STALLED_NANOS;
        return !closed && !stalled && reachability.isReachable();
    }

    /** How many bytes of events are on their way. */
    long bytesInFlight() {
        return inFlight.now();
    }

    @Override
    public String describe() {
        return "Kafka " + brokers + ", topics " + String.join(", ", Topics.written());
    }

    /** Waits for what was accepted, as long as a delivery may take. */
    @Override
    public void close() {
        closed = true;
        producer.flush();
        quarantine.close();
        producer.close(closing);
    }
}
