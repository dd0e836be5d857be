// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong with a body. Not thread-safe. */
final class BodyFaults {
    private static final int MAX_NAME = 40;
    private static final int MAX_FAULTS = 20;

    private final List<Problem.Fault> faults = new ArrayList<>();

    /** A member is wrong. */
    void add(String member, String keyword, String expected) {
        faults.add(new Problem.Fault("/" + member, keyword, member + " must be " + expected));
    }

    /** Every member that is none of these is wrong. */
    void unknownMembers(JsonNode body, Set<String> known) {
        for (String name : body.propertyNames()) {
            if (!known.contains(name) && faults.size() < MAX_FAULTS) {
                String shown = name.substring(0, Math.min(name.length(), MAX_NAME));
                String pointer = "/" + shown.replace("~", "~0").replace("/", "~1");
                faults.add(new Problem.Fault(pointer, "additionalProperties", shown + " is not known here"));
            }
        }
    }

    /** What a member's text means; null if the member is missing, null, or wrong. */
    <T> @Nullable T optional(JsonNode body, String name, Function<String, Optional<T>> reader, String expected) {
        JsonNode member = body.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return null;
        }
        Optional<T> value = text(body, name).flatMap(reader);
        if (value.isEmpty()) {
            add(name, "format", expected);
        }
        return value.orElse(null);
    }

    /** The problem, empty if nothing is wrong. */
    Optional<Problem> problem(int status, String what) {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        String all = faults.stream().map(Problem.Fault::detail).collect(Collectors.joining("; "));
        return Optional.of(Problem.of(status, what + ": " + all + ".", faults));
    }

    /** A member's text, empty if it is missing or no text. */
    static Optional<String> text(JsonNode body, String name) {
        JsonNode member = body.path(name);
        return member.isString() ? Optional.of(member.asString()) : Optional.empty();
    }
}
