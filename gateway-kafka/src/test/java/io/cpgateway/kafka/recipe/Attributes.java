// SPDX-License-Identifier: MIT
package io.cpgateway.kafka.recipe;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of events. */
final class Attributes {
    private Attributes() {}

    // tag::attribute[]
    /** An attribute of an event; null if it has none of that name. */
    static @Nullable String attribute(ConsumerRecord<String, byte[]> event, String name) {
        Header header = event.headers().lastHeader("ce_" + name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
    // end::attribute[]
}
