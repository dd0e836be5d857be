// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.networknt.schema.Error;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a payload was forgiven, the same fault in several items of an array counted. So the schema bounds its length, not
 * the payload. Not thread-safe.
 */
final class ToleranceList {
    private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");

    private record Fault(String place, String keyword, Treatment treatment) {}

    private final Map<Fault, Tolerance> tolerances = new LinkedHashMap<>();

    void add(String pointer, Error error, Treatment treatment) {
        String keyword = error.getKeyword();
        boolean tooMany = keyword.equals("additionalProperties");
        String place = tooMany ? error.getInstanceLocation().toString() : pointer;
        tolerances.merge(
                new Fault(INDEX.matcher(place).replaceAll("/*"), keyword, treatment),
                new Tolerance(SchemaWords.printable(pointer, error), keyword, treatment, SchemaWords.found(error)),
                (first, next) -> first.again());
    }

    /** Forgets what was kept: it will be found again, perhaps in another place. */
    void removeKept() {
        tolerances.keySet().removeIf(fault -> fault.treatment() == Treatment.KEEP);
    }

    List<Tolerance> toList() {
        return List.copyOf(tolerances.values());
    }
}
