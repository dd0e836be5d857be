// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.spi.GatewayException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A batch on its way: durable with the last of its records, failed with the first that fails. Thread-safe. */
final class Delivery {
    private final CompletableFuture<Void> durable = new CompletableFuture<>();
    private final AtomicInteger missing;
    private final InFlightBytes inFlight;

    /** Of so many records, which have taken their room. */
    Delivery(int records, InFlightBytes inFlight) {
        this.missing = new AtomicInteger(records);
        this.inFlight = inFlight;
    }

    CompletionStage<Void> durable() {
        return durable;
    }

    void arrived(ProducerRecord<byte[], byte[]> record) {
        inFlight.release(InFlightBytes.of(record));
        if (missing.decrementAndGet() == 0) {
            durable.complete(null);
        }
    }

    void failed(ProducerRecord<byte[], byte[]> record, GatewayException why) {
        inFlight.release(InFlightBytes.of(record));
        durable.completeExceptionally(why);
    }
}
