// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.time.Instant;
import java.util.Locale;

/** Points in time as 28 digits, which scripts compare as text; whatever is before 1970 counts as 1970. */
final class SortableTime {
    private static final int SECONDS = 19;

    private SortableTime() {}

    static String of(Instant instant) {
        return instant.getEpochSecond() < 0
                ? "0".repeat(28)
                : String.format(Locale.ROOT, "%019d%09d", instant.getEpochSecond(), instant.getNano());
    }

    static Instant parse(String digits) {
        return Instant.ofEpochSecond(
                Long.parseLong(digits.substring(0, SECONDS)), Long.parseLong(digits.substring(SECONDS)));
    }
}
