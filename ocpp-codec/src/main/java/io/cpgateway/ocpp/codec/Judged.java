// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came of judging a payload.
 *
 * @param violation why it is refused, or null
 * @param tree the payload, repaired where it was forgiven something
 * @param tolerances what it was forgiven
 * @param typed makes the form of it that a record can hold, if it has one
 */
record Judged(@Nullable Violation violation, JsonNode tree, List<Tolerance> tolerances, Supplier<Judged> typed) {
    static Judged valid(JsonNode payload) {
        return new Judged(null, payload, List.of(), () -> valid(payload));
    }

    static Judged invalid(Violation violation, JsonNode payload) {
        return new Judged(violation, payload, List.of(), () -> invalid(violation, payload));
    }
}
