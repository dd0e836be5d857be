// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.spi.EventSink;
import io.cpgateway.testkit.contract.EventSinkBacklogContract;
import java.lang.reflect.Proxy;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;

class KafkaEventSinkBacklogTest extends EventSinkBacklogContract {
    /** Less than {@link #ROOM} events. */
    private static final long MAX_IN_FLIGHT = 100_000;

    private final HeldProducer producer = new HeldProducer();
    private final Quarantine quarantine = new Quarantine(producer);
    private final Reachability reachability = new Reachability(unreachable(), "nowhere:9092");

    /** A broker that confirms at once, or nothing while it is held. */
    private static final class HeldProducer extends MockProducer<byte[], byte[]> {
        private boolean held;

        HeldProducer() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent, Callback callback) {
            Future<RecordMetadata> confirmed = super.send(sent, callback);
            if (!held) {
                completeNext();
            }
            return confirmed;
        }

        synchronized void hold() {
            held = true;
        }

        synchronized void release() {
            held = false;
            boolean more = true;
            while (more) {
                more = completeNext();
            }
        }
    }

    private static Admin unreachable() {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    throw new TimeoutException("nobody answers");
                });
    }

    @Override
    protected EventSink started() {
        KafkaSettings settings = KafkaSettings.of("nowhere:9092");
        return new KafkaEventSink(
                producer,
                quarantine,
                reachability,
                new KafkaSettings(
                        settings.brokers(),
                        settings.producer(),
                        settings.consumer(),
                        settings.deliveryTimeout(),
                        MAX_IN_FLIGHT,
                        settings.topics()));
    }

    @Override
    protected void hold() {
        producer.hold();
    }

    @Override
    protected void release() {
        producer.release();
    }

    @AfterEach
    void close() {
        quarantine.close();
        reachability.close();
    }
}
