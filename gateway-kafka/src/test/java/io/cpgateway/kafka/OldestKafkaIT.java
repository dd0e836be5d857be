// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.testkit.process.EmbeddedKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The sink on the oldest broker that is supported. */
@Tag("long")
class OldestKafkaIT extends KafkaEventSinkIT {
    private static EmbeddedKafka oldest;

    OldestKafkaIT() {
        super(oldest);
    }

    @BeforeAll
    static void startBroker() {
        oldest = EmbeddedKafka.builder().version("3.9.2").start();
    }

    @AfterAll
    static void stopBroker() {
        oldest.close();
    }
}
