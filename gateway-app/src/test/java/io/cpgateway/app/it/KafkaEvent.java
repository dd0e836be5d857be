// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that a backend has read.
 *
 * @param key the charge point
 * @param attributes of the CloudEvent, by name
 * @param value the data
 */
record KafkaEvent(String key, Map<String, String> attributes, String value) {
    static KafkaEvent of(ConsumerRecord<byte[], byte[]> found) {
        Map<String, String> attributes = new HashMap<>();
        found.headers()
                .forEach(header -> attributes.put(
                        header.key().replaceFirst("^ce_", ""), new String(header.value(), StandardCharsets.UTF_8)));
        byte[] key = found.key();
        return new KafkaEvent(
                key == null ? "" : new String(key, StandardCharsets.UTF_8),
                attributes,
                new String(found.value(), StandardCharsets.UTF_8));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String id() {
        return attribute("id");
    }

    /** The type without what all begin with. */
    String type() {
        return attribute("type").replaceFirst("^io\\.cpgateway\\.", "");
    }

    String action() {
        return attribute("ocppaction");
    }

    /** An attribute, empty if it is not there. */
    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
