// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Payloads at random, drawn from a schema: valid ones, and the same with one thing changed. */
final class RandomPayloads {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TIMES = List.of(
            "2026-01-31T12:00:00Z",
            "2026-01-31t12:00:00.5z",
            "1970-01-01T00:00:00+14:00",
            "2024-02-29T23:59:59.123456789-00:00",
            "2016-12-31T23:59:60Z");

    private static final List<String> URIS =
            List.of("https://example.org/a?b=c#d", "ftp://u:p@h:21/", "urn:a:b", "http://[::1]:80/%20");

    private static final List<String> CHARACTERS =
            List.of("a", "Z", "0", " ", "é", "😀", "\"", "\\", "\n", "\u0000", "\u2028", "/", "\ud7ff", "]", "}");

    private final Random random;

    RandomPayloads(long seed) {
        this.random = new Random(seed);
    }

    /** A valid payload of at most a few kilobytes. */
    JsonNode valid(JsonNode schema) {
        return switch (schema.get("type").asString()) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer" -> integer();
            case "number" -> decimal(schema);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> string(schema);
        };
    }

    private ObjectNode object(JsonNode schema) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        List<String> names = new ArrayList<>(schema.get("properties").propertyNames());
        Collections.shuffle(names, random);
        ObjectNode object = JSON.objectNode();
        for (String name : names) {
            if (required.contains(name) || random.nextBoolean()) {
                object.set(name, valid(schema.get("properties").get(name)));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        for (int n = schema.path("minItems").asInt(0) + random.nextInt(3); n > 0; n--) {
            array.add(valid(schema.get("items")));
        }
        return array;
    }

    private JsonNode integer() {
        return switch (random.nextInt(4)) {
            case 0 -> JSON.numberNode(0);
            case 1 -> JSON.numberNode(Integer.MAX_VALUE);
            case 2 -> JSON.numberNode(Integer.MIN_VALUE);
            default -> JSON.numberNode(random.nextInt(100_000));
        };
    }

    private JsonNode decimal(JsonNode schema) {
        BigDecimal step = schema.get("multipleOf").decimalValue();
        return JSON.numberNode(step.multiply(BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000L)));
    }

    private JsonNode string(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        String format = schema.path("format").asString("");
        if (!format.isEmpty()) {
            return JSON.stringNode(pick(format.equals("uri") ? URIS : TIMES));
        }
        int most = Math.min(schema.path("maxLength").asInt(60), 60);
        return JSON.stringNode(text(random.nextBoolean() ? most : random.nextInt(most + 1)));
    }

    /** The same with one thing changed somewhere: mostly for the worse, now and then not. */
    JsonNode mutated(JsonNode valid) {
        JsonNode copy = valid.deepCopy();
        List<String> places = new ArrayList<>();
        collect(copy, "", places);
        boolean elsewhere = places.size() > 1 && random.nextInt(20) > 0;
        String place = elsewhere ? pick(places.subList(1, places.size())) : "";
        JsonPointer at = JsonPointer.compile(place);
        if (place.isEmpty()) {
            ((ObjectNode) copy).set(text(3), JSON.numberNode(1));
        } else if (copy.at(at.head()) instanceof ObjectNode object) {
            mutate(object, at.last().getMatchingProperty());
        } else if (copy.at(at.head()) instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), other(copy.at(at)));
        }
        return copy;
    }

    private void mutate(ObjectNode object, String name) {
        switch (random.nextInt(20)) {
            case 0, 1 -> object.remove(name);
            case 2 -> object.set(name + 'x', JSON.booleanNode(true));
            case 3 -> object.set(name.toUpperCase(Locale.ROOT), object.remove(name));
            default -> object.set(name, other(object.get(name)));
        }
    }

    private JsonNode other(JsonNode value) {
        if (value.isString() && random.nextBoolean()) {
            return JSON.stringNode(otherText(value.asString()));
        }
        if (value.isNumber() && random.nextBoolean()) {
            return otherNumber(value.decimalValue());
        }
        return switch (random.nextInt(7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.objectNode();
            case 2 -> JSON.arrayNode();
            case 3 -> JSON.stringNode(value.isValueNode() ? value.asString() : "");
            case 4 -> JSON.numberNode(7);
            case 5 -> JSON.booleanNode(true);
            default -> JSON.arrayNode().add(value);
        };
    }

    private String otherText(String text) {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> text + text(1 + random.nextInt(40));
            case 2 -> text.toLowerCase(Locale.ROOT);
            case 3 -> text + ' ';
            case 4 -> text.replace("Z", "").replace(":", "");
            default -> text.isEmpty() ? "x" : text.substring(0, text.offsetByCodePoints(text.length(), -1));
        };
    }

    private JsonNode otherNumber(BigDecimal number) {
        return switch (random.nextInt(5)) {
            case 0 -> JSON.numberNode(number.add(new BigDecimal("0.05")));
            case 1 -> JSON.numberNode(number.negate());
            case 2 -> JSON.numberNode(new BigInteger("99999999999999999999"));
            case 3 -> JSON.numberNode(number.setScale(2, RoundingMode.HALF_EVEN));
            default -> JSON.numberNode(number.add(new BigDecimal("1e-17")));
        };
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(pick(CHARACTERS));
        }
        return text.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static void collect(JsonNode node, String pointer, List<String> places) {
        places.add(pointer);
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            collect(property.getValue(), pointer + '/' + property.getKey(), places);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + '/' + i, places);
        }
    }
}
