// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.networknt.schema.Error;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes a wrong value as the schema wants it, where that can be done without guessing its meaning. */
final class Coercion {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Without an exponent, so that a short text never makes a long number. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{0,30})?");

    private Coercion() {}

    static Optional<Change> of(Error error, String offset) {
        JsonNode value = error.getInstanceNode();
        JsonNode rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> toType(value, rule.asString());
            case "enum" -> isNothing(value) ? Optional.of(Change.DROP) : Optional.empty();
            case "format" -> toFormat(value, rule.asString(), offset);
            case "multipleOf" -> Optional.of(toMultiple(value.decimalValue(), rule.decimalValue()));
            default -> Optional.empty();
        };
    }

    private static Optional<Change> toType(JsonNode value, String expected) {
        if (isNothing(value)) {
            return Optional.of(Change.DROP);
        }
        return switch (expected) {
            case "string" -> value.isContainer() ? Optional.empty() : put(JSON.stringNode(text(value)));
            case "integer" -> decimal(value).flatMap(Coercion::toInteger);
            case "number" -> decimal(value).flatMap(number -> put(JSON.numberNode(number)));
            case "boolean" -> toBoolean(value);
            case "array" -> put(JSON.arrayNode().add(value));
            default -> Optional.empty();
        };
    }

    private static Optional<Change> toFormat(JsonNode value, String format, String offset) {
        if (isNothing(value)) {
            return Optional.of(Change.DROP);
        }
        return format.equals("date-time")
                ? DateForms.rfc3339(value.asString(), offset).flatMap(time -> put(JSON.stringNode(time)))
                : Optional.empty();
    }

    private static Change toMultiple(BigDecimal value, BigDecimal step) {
        BigDecimal times = value.divide(step, 0, RoundingMode.HALF_EVEN);
        return Change.put(JSON.numberNode(times.multiply(step)));
    }

    private static Optional<Change> toInteger(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole ? put(JSON.numberNode(number.toBigIntegerExact())) : Optional.empty();
    }

    private static Optional<Change> toBoolean(JsonNode value) {
        String text = value.isContainer() ? "" : text(value);
        if (text.equalsIgnoreCase("true") || text.equals("1")) {
            return put(JSON.booleanNode(true));
        }
        if (text.equalsIgnoreCase("false") || text.equals("0")) {
            return put(JSON.booleanNode(false));
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> decimal(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        String text = value.isString() ? value.asString().strip() : "";
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static String text(JsonNode scalar) {
        return scalar.isBigDecimal() ? scalar.decimalValue().toPlainString() : scalar.asString();
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isString()
                        && (value.asString().isBlank() || value.asString().equals("null")));
    }

    private static Optional<Change> put(JsonNode value) {
        return Optional.of(Change.put(value));
    }
}
