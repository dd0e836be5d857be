// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Somebody who joins the gateway's group, takes partitions, reads from them, commits nothing, and leaves. */
final class PassingMember {
    private static final Duration POLL = Duration.ofMillis(100);

    private PassingMember() {}

    /** Joins until it has had partitions for so long, or gives up; how many records it has taken away. */
    static int pass(String brokers, Duration stay, Duration patience) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        "charge-point-gateway",
                        "enable.auto.commit",
                        "false",
                        "partition.assignment.strategy",
                        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("ocpp.commands"));
            int taken = 0;
            long giveUp = System.nanoTime() + patience.toNanos();
            while (consumer.assignment().isEmpty()) {
                if (System.nanoTime() > giveUp) {
                    throw new AssertionError("the group gave the other member no partitions in " + patience);
                }
                taken += consumer.poll(POLL).count();
            }
            long leave = System.nanoTime() + stay.toNanos();
            while (System.nanoTime() < leave) {
                taken += consumer.poll(POLL).count();
            }
            return taken;
        }
    }
}
