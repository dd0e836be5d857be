// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The definition of one key, as read from a method of {@link Settings}. Immutable.
 *
 * @param name the full name; {@code []} stands for an index, a part in angle brackets is free
 * @param shape how values are arranged under it
 * @param valueType what a single value is read as
 * @param defaultValue the default as text, null if there is none
 * @param required whether it must be given
 * @param bounds smallest and largest value, or null
 * @param doc what it means
 */
record ConfigKey(
        String name,
        Shape shape,
        ValueType<?> valueType,
        @Nullable String defaultValue,
        boolean required,
        @Nullable Bounds bounds,
        Doc doc) {

    private static final Pattern LIST_SEPARATOR = Pattern.compile("(?<!\\\\),");
    private static final Pattern HARMLESS = Pattern.compile(
            ".*\\.(ms|bytes|size|records|type|protocol|count|policy|level|reset|strategy|enable|idempotence|memory)"
                    + "|acks|retries");

    /** How values are arranged. */
    enum Shape {
        /** One value. */
        SINGLE,
        /** Several values, separated by commas. */
        LIST,
        /** One value for each name that replaces the free part. */
        MAP
    }

    /** What comes before the free part. */
    String prefix() {
        return shape == Shape.MAP ? name.substring(0, name.indexOf('<')) : name;
    }

    /** Whether the value of the full key must not be shown. */
    boolean secret(String fullKey) {
        if (shape == Shape.MAP && valueType.type() == String.class) {
            return !HARMLESS.matcher(fullKey.substring(prefix().length())).matches();
        }
        return valueType.type() == Secret.class;
    }

    /** The value of the full key as it may be shown. */
    String shown(String fullKey, String value) {
        return secret(fullKey) ? Secret.MASK : value;
    }

    /** What is expected, for people. */
    String expectation() {
        String one = valueType.expectation();
        String several = shape == Shape.LIST ? "a list (or comma-separated) of: " + one : one;
        return bounds == null ? several : several + ", from " + bounds.min() + " to " + bounds.max();
    }

    /** Whether the text is an acceptable value. */
    boolean accepts(String text) {
        return shape == Shape.LIST
                ? Arrays.stream(LIST_SEPARATOR.split(text, -1))
                        .map(String::strip)
                        .allMatch(this::acceptsOne)
                : acceptsOne(text);
    }

    private boolean acceptsOne(String text) {
        return !text.isBlank() && read(text).filter(this::withinBounds).isPresent();
    }

    private Optional<Object> read(String text) {
        try {
            return Optional.of(valueType.parser().apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // every type that carries bounds is comparable to itself
    private boolean withinBounds(Object value) {
        if (bounds == null) {
            return true;
        }
        Comparable<Object> comparable = (Comparable<Object>) value;
        return comparable.compareTo(valueType.parser().apply(bounds.min())) >= 0
                && comparable.compareTo(valueType.parser().apply(bounds.max())) <= 0;
    }
}
