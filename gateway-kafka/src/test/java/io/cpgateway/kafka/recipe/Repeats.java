// SPDX-License-Identifier: MIT
package io.cpgateway.kafka.recipe;

import static io.cpgateway.kafka.recipe.Attributes.attribute;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells new CALLs from repeated ones. Confined to one thread. */
final class Repeats {
    // tag::repeats[]
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > 100_000;
        }
    };

    /** Whether this ocpp.call says something that was not said before. */
    boolean isNew(ConsumerRecord<String, byte[]> call) {
        if ("confirmed".equals(attribute(call, "repeat"))) {
            return false; // the first one is in the topic
        }
        String first = attribute(call, "repeatof"); // possible: it may be in the topic
        return seen.put(first == null ? attribute(call, "id") : first, true) == null;
    }
    // end::repeats[]
}
