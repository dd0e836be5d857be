// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Shows that events get through. */
final class TestPublisher {
    private TestPublisher() {}

    static void publishOne(KafkaSettings settings) throws Exception {
        try (KafkaNode node = new KafkaNode(settings, "node-1")) {
            node.events()
                    .publish(List.of(TestEvents.event("one", "{}")))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        }
    }
}
