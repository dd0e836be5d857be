// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** How many bytes are on their way to the broker, and how many may be. Thread-safe. */
final class InFlightBytes {
    /** What a record costs beside its content. */
    private static final long OVERHEAD = 64;

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    InFlightBytes(long limit) {
        this.limit = limit;
    }

    /** Takes room, or nothing if there is too little; an empty line takes a batch of any size. */
    boolean take(long bytes) {
        long before = taken.getAndAdd(bytes);
        if (before > 0 && before + bytes > limit) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(long bytes) {
        taken.addAndGet(-bytes);
    }

    long now() {
        return taken.get();
    }

    /** The size of a record, about. */
    static long of(ProducerRecord<byte[], byte[]> event) {
        long bytes = OVERHEAD + event.key().length;
        bytes += event.value().length;
        for (Header header : event.headers()) {
            bytes += header.key().length() + header.value().length;
        }
        return bytes;
    }
}
