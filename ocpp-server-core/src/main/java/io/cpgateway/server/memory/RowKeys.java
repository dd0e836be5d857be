// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import java.time.Instant;
import java.util.Locale;

/** Keys that sort as their parts do: parts are set apart by U+0000, which no id contains, numbers are padded. */
final class RowKeys {
    private static final String SEPARATOR = "\u0000";
    private static final String ZEROS = "0".repeat(19);

    private RowKeys() {}

    static String of(String... parts) {
        return String.join(SEPARATOR, parts);
    }

    /** What every key that begins with these parts begins with. */
    static String prefix(String... parts) {
        return of(parts) + SEPARATOR;
    }

    /** The smallest key after every key that begins with this prefix of parts. */
    static String after(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + "\u0001";
    }

    /** The smallest key after this one. */
    static String next(String key) {
        return key + SEPARATOR;
    }

    /** A number, padded; a negative one counts as 0. */
    static String number(long value) {
        String digits = Long.toString(Math.max(0, value));
        return ZEROS.substring(digits.length()) + digits;
    }

    /** A point in time, to the nanosecond; whatever is before 1970 counts as 1970. */
    static String time(Instant instant) {
        return number(instant.getEpochSecond()) + String.format(Locale.ROOT, "%09d", instant.getNano());
    }
}
