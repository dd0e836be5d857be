// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.networknt.schema.Error;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Judges payloads by their schema and by what a profile forgives. Immutable, thread-safe. */
final class PayloadJudge {
    private final PayloadValidator validator;
    private final LeniencyProfile leniency;

    PayloadJudge(PayloadValidator validator, LeniencyProfile leniency) {
        this.validator = validator;
        this.leniency = leniency;
    }

    Judged judge(JsonNode payload, MessageType message) {
        List<Error> errors = validator.errors(payload, message.type());
        if (errors.isEmpty()) {
            return Judged.valid(payload);
        }
        List<LeniencyRule> rules = leniency.rulesFor(message);
        return rules.isEmpty()
                ? Judged.invalid(validator.violation(errors, payload), payload)
                : new Repair(validator, rules, message.type(), payload).run(errors);
    }
}
