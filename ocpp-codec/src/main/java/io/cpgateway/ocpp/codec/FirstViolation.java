// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Finds, among the errors of a payload, the one that comes first in the text. A missing field counts where its object
 * ends, in the order of the schema. The cost is that of one walk through the payload.
 */
final class FirstViolation {
    private static final List<String> RANK = List.of(
            "type", "enum", "format", "maxLength", "multipleOf", "minItems", "additionalProperties", "required");

    /**
     * @param error the broken rule
     * @param pointer the value, the missing field or the field too many
     */
    record Located(Error error, String pointer) {}

    private final Map<String, List<Error>> missing = new HashMap<>();
    private final Map<String, List<Error>> wrong = new HashMap<>();

    private FirstViolation() {}

    /** The first of at least one error. One that is nowhere in the payload still counts, so that none is lost. */
    static Located of(List<Error> errors, JsonNode payload) {
        FirstViolation search = new FirstViolation();
        for (Error error : errors) {
            if (error.getKeyword().equals("required")) {
                put(search.missing, error.getInstanceLocation().toString(), error);
            } else {
                put(search.wrong, place(error), error);
            }
        }
        Error any = errors.get(0);
        return search.walk(payload, "")
                .orElseGet(() -> new Located(any, any.getInstanceLocation().toString()));
    }

    /** Of the errors in one place the one that says most, in the order of the errors. */
    static Map<String, Error> worstByPlace(List<Error> errors) {
        Map<String, Error> worst = new LinkedHashMap<>();
        for (Error error : errors) {
            worst.merge(place(error), error, BinaryOperator.minBy(byRank()));
        }
        return worst;
    }

    /** Where an error is: the value, the missing field or the field too many. */
    static String place(Error error) {
        String at = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "required", "additionalProperties" -> child(at, error.getProperty());
            default -> at;
        };
    }

    static String child(String pointer, String name) {
        return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
    }

    private Optional<Located> walk(JsonNode node, String pointer) {
        List<Error> here = wrong.get(pointer);
        if (here != null) {
            Error first = here.stream().min(byRank()).orElseThrow();
            return Optional.of(new Located(first, pointer));
        }
        Optional<Located> inside = node.isArray() ? walkItems(node, pointer) : walkProperties(node, pointer);
        if (inside.isPresent()) {
            return inside;
        }
        List<Error> absent = missing.get(pointer);
        return absent == null
                ? Optional.empty()
                : Optional.of(
                        new Located(absent.get(0), child(pointer, absent.get(0).getProperty())));
    }

    private Optional<Located> walkItems(JsonNode array, String pointer) {
        for (int i = 0; i < array.size(); i++) {
            Optional<Located> found = walk(array.get(i), pointer + '/' + i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Located> walkProperties(JsonNode object, String pointer) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            Optional<Located> found = walk(property.getValue(), child(pointer, property.getKey()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Comparator<Error> byRank() {
        return Comparator.comparingInt((Error e) -> rank(e.getKeyword())).thenComparing(Error::getKeyword);
    }

    private static int rank(String keyword) {
        int index = RANK.indexOf(keyword);
        return index < 0 ? RANK.size() : index;
    }

    private static void put(Map<String, List<Error>> errors, String pointer, Error error) {
        errors.computeIfAbsent(pointer, p -> new ArrayList<>(1)).add(error);
    }
}
