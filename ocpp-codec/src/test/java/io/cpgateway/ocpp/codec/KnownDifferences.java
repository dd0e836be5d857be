// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.List;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/**
 * Where the derived schemas of 1.6 are meant to judge otherwise than the official ones: the only such list.
 *
 * <p>Not in it, because nothing differs: the unit of a sampled value ({@code Celcius} of the first schemas and {@code
 * Celsius} of the errata are both in the official MeterValues and, since 2025-04, in StopTransaction, and in {@code
 * SampledValue.UnitOfMeasure}), and {@code reason} of StopTransaction, which is optional in both.
 */
final class KnownDifferences {
    /**
     * @param reason why the derived schema differs
     * @param concerns whether a payload broken in this way by the derived schema is valid by the official one
     */
    record Difference(String reason, BiPredicate<JsonNode, SchemaVariants.Variant> concerns) {}

    static final List<Difference> ALL = List.of(new Difference(
            "The whitepaper's schemas are draft-06, where 7.0 is an integer; the core's are draft-04, where it is none."
                    + " One rule for all of 1.6, the stricter.",
            (official, variant) -> OfficialSchemas.isDraft06(official)
                    && variant.broken().equals("type")
                    && variant.payload().at(variant.pointer()).isBigDecimal()
                    && variant.payload()
                                    .at(variant.pointer())
                                    .decimalValue()
                                    .stripTrailingZeros()
                                    .scale()
                            <= 0));

    private KnownDifferences() {}

    /** Whether the official schema is known to take what the derived one refuses. */
    static boolean concern(JsonNode official, SchemaVariants.Variant variant) {
        return ALL.stream().anyMatch(d -> d.concerns().test(official, variant));
    }
}
