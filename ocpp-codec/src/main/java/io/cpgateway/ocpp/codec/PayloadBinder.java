// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.JsonReading.JsonFault;
import io.cpgateway.ocpp.model.RawJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Reads payloads that are valid or forgiven into records. Thread-safe. */
final class PayloadBinder {
    private final JsonReading json;
    private final PayloadJudge judge;
    private final ErrorMapping mapping;

    PayloadBinder(JsonReading json, PayloadJudge judge, ErrorMapping mapping) {
        this.json = json;
        this.judge = judge;
        this.mapping = mapping;
    }

    <T extends Record> Binding<T> bind(RawJson payload, MessageType message, Class<T> type) {
        try {
            Judged judged = judge.judge(json.tree(payload), message);
            Judged typed =
                    judged.tolerances().isEmpty() ? judged : judged.typed().get();
            Violation refused = typed.violation();
            return refused == null
                    ? new Bound<>(json.mapper().treeToValue(typed.tree(), type))
                    : new Unbound<>(refused);
        } catch (JsonFault e) {
            return new Unbound<>(e.violation());
        } catch (JacksonException e) {
            return new Unbound<>(outOfRange(e));
        }
    }

    /** After the judge has agreed, what is left is a number too large for its component, or a bad URI that was kept. */
    private Violation outOfRange(JacksonException e) {
        String pointer = "";
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            pointer = FirstViolation.child(pointer, name == null ? Integer.toString(step.getIndex()) : name);
        }
        return e instanceof InvalidFormatException
                ? new Violation(mapping.codeFor("format"), pointer, "format", "text that has no typed form")
                : new Violation(mapping.codeFor("type"), pointer, "type", "integer out of range");
    }
}
