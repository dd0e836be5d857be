// SPDX-License-Identifier: MIT
package io.cpgateway.kafka.recipe;

import static io.cpgateway.kafka.recipe.Attributes.attribute;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds out whether events are missing in ocpp.events. Confined to one thread. */
final class Gaps {
    // tag::gaps[]
    private final Map<String, Map<Long, Long>> last = new HashMap<>();

    /** How many events are missing before this one; empty if that cannot be told. Takes ocpp.events in their order. */
    OptionalLong missingBefore(ConsumerRecord<String, byte[]> event) {
        String number = attribute(event, "sequence");
        Map<Long, Long> epochs = last.computeIfAbsent(event.key(), chargePoint -> new HashMap<>());
        long epoch = Long.parseLong(attribute(event, "epoch"));
        if (number == null) { // a `disconnected` that another node wrote: what was last, nobody knows
            epochs.remove(epoch);
            return OptionalLong.empty();
        }
        long sequence = Long.parseLong(number);
        Long before = epochs.put(epoch, sequence);
        if ("io.cpgateway.disconnected".equals(attribute(event, "type"))) {
            epochs.remove(epoch);
        }
        if (before == null && sequence > 1) { // we came in the middle
            return OptionalLong.empty();
        }
        return OptionalLong.of(sequence - (before == null ? 0 : before) - 1);
    }
    // end::gaps[]
}
