// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.regex.Pattern;

/** Text from outside made fit for a terminal: no control characters, no bidirectional tricks, not endless. */
final class Printable {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");
    private static final int MAX_LENGTH = 500;

    private Printable() {}

    static String line(String text) {
        String visible = UNPRINTABLE.matcher(text).replaceAll("?");
        return visible.length() <= MAX_LENGTH ? visible : visible.substring(0, MAX_LENGTH) + "…";
    }
}
