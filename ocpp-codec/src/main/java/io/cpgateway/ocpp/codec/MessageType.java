// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which message a payload is.
 *
 * @param action the action's name; null for a record that is no message of the version
 * @param kind CALL or CALLRESULT; null as above
 * @param type the record
 */
record MessageType(@Nullable String action, @Nullable Kind kind, Class<?> type) {
    /** All messages of a version by their records. */
    static Map<Class<?>, MessageType> allOf(Protocol protocol) {
        Map<Class<?>, MessageType> messages = new HashMap<>();
        for (Action<?, ?> action : protocol.actions()) {
            messages.put(action.requestType(), request(action));
            messages.put(action.responseType(), response(action));
        }
        return Map.copyOf(messages);
    }

    static MessageType request(Action<?, ?> action) {
        return new MessageType(action.name(), Kind.REQUEST, action.requestType());
    }

    static MessageType response(Action<?, ?> action) {
        return new MessageType(action.name(), Kind.RESPONSE, action.responseType());
    }
}
