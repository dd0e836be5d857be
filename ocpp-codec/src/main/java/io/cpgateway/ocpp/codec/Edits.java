// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes to one tree by pointer. Items are taken out of arrays last, the innermost first and from the back, so that
 * pointers hold until then. Not thread-safe.
 */
final class Edits {
    private static final Comparator<JsonPointer> INNERMOST_LAST_FIRST = Comparator.comparingInt(Edits::depth)
            .thenComparingInt(item -> item.last().getMatchingIndex())
            .reversed();

    private final JsonNode tree;
    private final Set<JsonPointer> items = new LinkedHashSet<>();

    Edits(JsonNode tree) {
        this.tree = tree;
    }

    /** Puts the value there; does nothing where an earlier change has taken away what is around it. */
    void put(String pointer, JsonNode value) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(at.head());
        if (parent instanceof ObjectNode object) {
            object.set(at.last().getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
        }
    }

    /** Removes what is there. */
    void drop(String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(at.head());
        if (parent instanceof ObjectNode object) {
            object.remove(at.last().getMatchingProperty());
        } else if (parent.isArray()) {
            items.add(at);
        }
    }

    /** Makes the removals that were put off, and says whether there were any. */
    boolean finish() {
        items.stream().sorted(INNERMOST_LAST_FIRST).forEach(item -> {
            if (tree.at(item.head()) instanceof ArrayNode array) {
                array.remove(item.last().getMatchingIndex());
            }
        });
        return !items.isEmpty();
    }

    private static int depth(JsonPointer pointer) {
        return (int) pointer.toString().chars().filter(c -> c == '/').count();
    }
}
