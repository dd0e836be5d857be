// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done about a value that breaks the schema, so that its message can be accepted nevertheless (design rule C12). */
public enum Treatment {
    /** The value counts as absent; of a field that is missing, the object that misses it does. */
    IGNORE,
    /** The rule's own value stands in for the wrong or missing one. */
    DEFAULT,
    /**
     * The value is written as the schema wants it: a number as a string and the other way round, a lone value as an array
     * of one, a time as RFC 3339 asks for, a decimal as the nearest multiple of its step; {@code null}, {@code ""} and
     * {@code "null"} count as absent. A value that cannot be written so stays wrong.
     */
    COERCE,
    /**
     * The value stays as it is: a name that is in no enum, a text too long, a time that is none. In a record, a name of
     * no enum is replaced by the rule's value, or counts as absent if it has none.
     */
    KEEP,
    /** A text too long is cut to its limit, in characters. Not for identities: two may be the same once cut. */
    TRUNCATE;

    /** How the treatment is written in a file: in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Treatment> ofWireName(String name) {
        return Stream.of(values()).filter(t -> t.wireName().equals(name)).findFirst();
    }
}
