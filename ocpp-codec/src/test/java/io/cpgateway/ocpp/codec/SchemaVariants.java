// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Payloads made from a schema: one with everything, and for each constraint those that just keep and just break it. */
final class SchemaVariants {
    /**
     * @param payload the payload
     * @param broken the keyword that it breaks, empty if none
     * @param pointer where
     */
    record Variant(JsonNode payload, String broken, String pointer) {
        @Override
        public String toString() {
            return (broken.isEmpty() ? "valid" : broken) + " at '" + pointer + "'";
        }
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<Variant> variants = new ArrayList<>();
    private final JsonNode full;

    private SchemaVariants(JsonNode schema) {
        this.full = example(schema);
    }

    static List<Variant> of(JsonNode schema) {
        SchemaVariants all = new SchemaVariants(schema);
        all.variants.add(new Variant(all.full, "", ""));
        all.visit(schema, "");
        return all.variants;
    }

    private static JsonNode example(JsonNode schema) {
        return switch (schema.get("type").asString()) {
            case "object" -> {
                ObjectNode object = JSON.objectNode();
                schema.get("properties").properties().forEach(p -> object.set(p.getKey(), example(p.getValue())));
                yield object;
            }
            case "array" -> JSON.arrayNode().add(example(schema.get("items")));
            case "integer" -> JSON.numberNode(7);
            case "number" -> JSON.numberNode(new BigDecimal("8.1"));
            case "boolean" -> JSON.booleanNode(true);
            default -> string(schema);
        };
    }

    private static JsonNode string(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return JSON.stringNode(
                switch (schema.path("format").asString("")) {
                    case "date-time" -> "2026-01-31T12:00:00Z";
                    case "uri" -> "https://example.org/a";
                    default -> "x";
                });
    }

    private void visit(JsonNode schema, String pointer) {
        wrongTypes(schema, pointer);
        switch (schema.get("type").asString()) {
            case "object" -> visitObject(schema, pointer);
            case "array" -> visitArray(schema, pointer);
            case "string" -> visitString(schema, pointer);
            case "number" -> visitNumber(schema, pointer);
            case "integer" -> {
                valid(pointer, JSON.numberNode(-1));
                valid(pointer, JSON.numberNode(0));
            }
            default -> valid(pointer, JSON.booleanNode(false));
        }
    }

    private void wrongTypes(JsonNode schema, String pointer) {
        String type = schema.get("type").asString();
        Map<String, JsonNode> values = Map.of(
                "object", JSON.objectNode(),
                "array", JSON.arrayNode(),
                "string", JSON.stringNode("7"),
                "integer", JSON.numberNode(7),
                "number", JSON.numberNode(new BigDecimal("7.5")),
                "boolean", JSON.booleanNode(true),
                "null", JSON.nullNode());
        values.forEach((kind, value) -> {
            boolean fits = kind.equals(type) || (kind.equals("integer") && type.equals("number"));
            if (!fits) {
                broken("type", pointer, value);
            }
        });
        if (type.equals("integer")) {
            broken("type", pointer, JSON.numberNode(new BigDecimal("7.0")));
        }
    }

    private void visitObject(JsonNode schema, String pointer) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(r -> required.add(r.asString()));
        for (String name : schema.get("properties").propertyNames()) {
            change(required.contains(name) ? "required" : "", pointer, pointer + '/' + name, o -> o.remove(name));
            visit(schema.get("properties").get(name), pointer + '/' + name);
        }
        if (!schema.path("additionalProperties").asBoolean(true)) {
            change("additionalProperties", pointer, pointer + "/notInTheSchema", o -> o.put("notInTheSchema", 1));
        }
    }

    private void visitArray(JsonNode schema, String pointer) {
        int least = schema.path("minItems").asInt(0);
        if (least == 0) {
            valid(pointer, JSON.arrayNode());
        } else {
            broken("minItems", pointer, JSON.arrayNode());
        }
        JsonNode item = example(schema.get("items"));
        valid(pointer, JSON.arrayNode().add(item).add(item));
        visit(schema.get("items"), pointer + "/0");
    }

    private void visitString(JsonNode schema, String pointer) {
        if (schema.has("enum")) {
            schema.get("enum").forEach(value -> {
                valid(pointer, value);
                broken("enum", pointer, JSON.stringNode(value.asString() + "X"));
                broken("enum", pointer, JSON.stringNode(value.asString().toLowerCase(Locale.ROOT) + " "));
            });
            broken("enum", pointer, JSON.stringNode(""));
        } else if (schema.path("format").asString("").equals("date-time")) {
            List.of("2026-01-31T12:00:00.123+02:00", "1970-01-01T00:00:00-11:30")
                    .forEach(t -> valid(pointer, JSON.stringNode(t)));
            List.of("", "x", "2026-01-31", "2026-01-31T12:00:00", "2026-02-30T12:00:00Z", "2026-01-31T25:00:00Z")
                    .forEach(t -> broken("format", pointer, JSON.stringNode(t)));
        } else if (schema.path("format").asString("").equals("uri")) {
            List.of("ftp://u:p@h:21/a?b=c#d", "urn:x:y", "http://[::1]/")
                    .forEach(t -> valid(pointer, JSON.stringNode(t)));
            List.of("", "a b", "/no/scheme", "http://h/{x}")
                    .forEach(t -> broken("format", pointer, JSON.stringNode(t)));
        } else {
            valid(pointer, JSON.stringNode(""));
        }
        if (schema.has("maxLength")) {
            int most = schema.get("maxLength").asInt();
            valid(pointer, JSON.stringNode("x".repeat(most)));
            valid(pointer, JSON.stringNode("😀".repeat(most)));
            broken("maxLength", pointer, JSON.stringNode("x".repeat(most + 1)));
            broken("maxLength", pointer, JSON.stringNode("😀".repeat(most + 1)));
        }
    }

    private void visitNumber(JsonNode schema, String pointer) {
        valid(pointer, JSON.numberNode(0));
        valid(pointer, JSON.numberNode(new BigDecimal("-16.1")));
        if (schema.has("multipleOf")) {
            valid(pointer, JSON.numberNode(schema.get("multipleOf").decimalValue()));
            BigDecimal half = schema.get("multipleOf").decimalValue().divide(BigDecimal.valueOf(2));
            broken("multipleOf", pointer, JSON.numberNode(half));
        }
    }

    private void valid(String pointer, JsonNode value) {
        variants.add(new Variant(replaced(pointer, value), "", pointer));
    }

    private void broken(String keyword, String pointer, JsonNode value) {
        variants.add(new Variant(replaced(pointer, value), keyword, pointer));
    }

    private void change(String keyword, String object, String pointer, Consumer<ObjectNode> change) {
        JsonNode copy = full.deepCopy();
        change.accept((ObjectNode) copy.at(object));
        variants.add(new Variant(copy, keyword, pointer));
    }

    private JsonNode replaced(String pointer, JsonNode value) {
        if (pointer.isEmpty()) {
            return value;
        }
        JsonNode copy = full.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
        return copy;
    }
}
