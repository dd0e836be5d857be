// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.JsonReading.JsonFault;
import io.cpgateway.ocpp.model.RawJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads valid payloads into records. Thread-safe. */
final class PayloadBinder {
    private final JsonReading json;
    private final PayloadValidator validator;
    private final ErrorMapping mapping;

    PayloadBinder(JsonReading json, PayloadValidator validator, ErrorMapping mapping) {
        this.json = json;
        this.validator = validator;
        this.mapping = mapping;
    }

    <T extends Record> Binding<T> bind(RawJson payload, Class<T> type) {
        try {
            JsonNode tree = json.tree(payload);
            Optional<Violation> violation = validator.check(tree, type);
            if (violation.isPresent()) {
                return new Unbound<>(violation.get());
            }
            return new Bound<>(json.mapper().treeToValue(tree, type));
        } catch (JsonFault e) {
            return new Unbound<>(e.violation());
        } catch (JacksonException e) {
            return new Unbound<>(outOfRange(e));
        }
    }

    /** After the schema has agreed, all that is left is a number too large for its component. */
    private Violation outOfRange(JacksonException e) {
        String pointer = "";
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            pointer = FirstViolation.child(pointer, name == null ? Integer.toString(step.getIndex()) : name);
        }
        return new Violation(mapping.codeFor("type"), pointer, "type", "integer out of range");
    }
}
