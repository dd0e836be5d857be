// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema reduced to what it means: definitions in their place, without names and without keywords that do nothing, and
 * lists that mean a set in one order.
 */
final class NormalSchema {
    private static final List<String> NAMES =
            List.of("$schema", "$id", "id", "title", "comment", "description", "javaType", "definitions");

    private final JsonNode definitions;

    private NormalSchema(JsonNode definitions) {
        this.definitions = definitions;
    }

    static ObjectNode of(JsonNode schema) {
        return new NormalSchema(schema.path("definitions")).normal(schema);
    }

    private ObjectNode normal(JsonNode schema) {
        if (schema.has("$ref")) {
            return normal(definitions.get(schema.get("$ref").asString().substring("#/definitions/".length())));
        }
        ObjectNode copy = (ObjectNode) schema.deepCopy();
        copy.remove(NAMES);
        if (copy.get("type").asString().equals("object")) {
            ObjectNode properties = copy.withObjectProperty("properties");
            for (String name : properties.propertyNames()) {
                properties.set(name, normal(properties.get(name)));
            }
        } else {
            copy.remove("additionalProperties");
        }
        if (copy.has("items")) {
            copy.set("items", normal(copy.get("items")));
            copy.remove("additionalItems");
        }
        sort(copy, "required");
        sort(copy, "enum");
        return copy;
    }

    private static void sort(ObjectNode schema, String set) {
        if (schema.has(set)) {
            List<JsonNode> values = new ArrayList<>();
            schema.get(set).forEach(values::add);
            values.sort(Comparator.comparing(JsonNode::asString));
            ArrayNode sorted = schema.putArray(set);
            values.forEach(sorted::add);
        }
    }
}
