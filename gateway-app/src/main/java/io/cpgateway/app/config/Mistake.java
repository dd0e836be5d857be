// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/**
 * Something that is wrong with the configuration.
 *
 * @param key which key
 * @param value what it was set to, masked where it is a secret, or {@code not set}
 * @param expected what would be right
 * @param source where the value came from
 */
public record Mistake(String key, String value, String expected, String source) {
    /** What stands in place of a value that is missing. */
    public static final String NOT_SET = "not set";

    /** A mistake about a value that was given. */
    static Mistake of(Setting setting, String shown, String expected) {
        return new Mistake(setting.key(), shown, expected, setting.source());
    }

    /** One line; what came from outside cannot break it. */
    @Override
    public String toString() {
        String shown = value.equals(NOT_SET) ? NOT_SET : "\"" + value + "\"";
        return Printable.line(key + ": " + shown + ", expected " + expected + " (" + source + ")");
    }
}
