// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.networknt.schema.Error;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in words which rule of a schema is broken: kinds, lengths and limits, never the value itself. */
final class SchemaWords {
    private static final int MAX_NAME_LENGTH = 64;
    private static final int MAX_POINTER_LENGTH = 255;
    private static final int MAX_ENUM_LENGTH = 120;

    private SchemaWords() {}

    static String describe(Error error) {
        JsonNode value = error.getInstanceNode();
        JsonNode rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> "required field " + error.getProperty() + " is missing";
            case "additionalProperties" -> "unknown field" + name(error.getProperty());
            case "type" -> kind(value) + " where " + rule.asString() + " is expected";
            case "enum" -> "string is " + allowed(rule);
            case "maxLength" -> "string of " + length(value) + " characters, at most " + rule.asString() + " allowed";
            case "format" -> "string is not a valid " + rule.asString();
            case "multipleOf" -> "number is not a multiple of " + rule.asString();
            case "minItems" -> "array of " + value.size() + ", at least " + rule.asString() + " expected";
            default -> "schema rule " + error.getKeyword() + " is broken";
        };
    }

    /** The description, with the value itself where it is a name or a time: for the reader's own eyes. */
    static String found(Error error) {
        return switch (error.getKeyword()) {
            case "enum", "format" -> describe(error) + ": " + quoted(error.getInstanceNode());
            default -> describe(error);
        };
    }

    /** The pointer, or where it is made of the peer's own field names and cannot be passed on, the error's location. */
    static String printable(String pointer, Error error) {
        boolean printable = pointer.length() <= MAX_POINTER_LENGTH
                && Descriptions.safe(pointer).equals(pointer);
        return printable ? pointer : error.getInstanceLocation().toString();
    }

    private static String quoted(JsonNode value) {
        return '"' + Descriptions.cut(value.asString(), MAX_NAME_LENGTH) + '"';
    }

    private static String name(String name) {
        return name.length() <= MAX_NAME_LENGTH ? " " + name : "";
    }

    private static String kind(JsonNode value) {
        return value.isNumber()
                ? (value.isIntegralNumber() ? "integer" : "number")
                : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static int length(JsonNode value) {
        String text = value.asString();
        return text.codePointCount(0, text.length());
    }

    private static String allowed(JsonNode values) {
        String list = values.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        return list.length() <= MAX_ENUM_LENGTH
                ? "not one of " + list
                : "not one of the " + values.size() + " allowed values";
    }
}
