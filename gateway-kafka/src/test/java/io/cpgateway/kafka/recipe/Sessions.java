// SPDX-License-Identifier: MIT
package io.cpgateway.kafka.recipe;

import static io.cpgateway.kafka.recipe.Attributes.attribute;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adds up what transactions took. Confined to one thread. */
final class Sessions {
    // tag::session[]
    record Session(@Nullable BigDecimal from, @Nullable BigDecimal to, boolean ended) {
        /** In Wh; null before both ends are known. */
        @Nullable
        BigDecimal energy() {
            return from == null || to == null ? null : to.subtract(from);
        }
    }

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, Session> sessions = new HashMap<>();

    /** Takes charging.events. Taking one twice changes nothing, so repeats need no care. */
    void take(ConsumerRecord<String, byte[]> event) {
        JsonNode data = json.readTree(event.value());
        if (!data.has("transactionId") || !data.has("meterWh")) {
            return;
        }
        String id = event.key() + "/" + data.get("transactionId").asString();
        BigDecimal register = data.get("meterWh").decimalValue();
        Session before = sessions.getOrDefault(id, new Session(null, null, false));
        String type = String.valueOf(attribute(event, "type"));
        if (type.endsWith(".started")) {
            sessions.put(id, new Session(register, before.to, before.ended));
        } else if (type.endsWith(".stopped")) {
            sessions.put(id, new Session(before.from, register, true));
        } else if (!before.ended) {
            sessions.put(id, new Session(before.from, before.to == null ? register : register.max(before.to), false));
        }
    }

    /** What is known of a transaction; null if nothing is. */
    @Nullable
    Session session(String chargePoint, String transactionId) {
        return sessions.get(chargePoint + "/" + transactionId);
    }
    // end::session[]
}
