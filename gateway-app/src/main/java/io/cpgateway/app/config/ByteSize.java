// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written {@code 64KiB}.
 *
 * @param bytes how many, not negative
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,12}) ?(|B|KiB|MiB|GiB)");
    private static final int STEP = 1024;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException if the text is not one
     */
    public static ByteSize parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a size: " + text);
        }
        long bytes = Long.parseLong(matcher.group(1));
        for (int i = 1; i < UNITS.length; i++) {
            if (UNITS[i].equals(matcher.group(2))) {
                bytes <<= 10 * i;
            }
        }
        return new ByteSize(bytes);
    }

    /** The size as an int, the largest one if it is larger. */
    public int toInt() {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        long number = bytes;
        int unit = 0;
        while (number != 0 && number % STEP == 0 && unit < UNITS.length - 1) {
            number /= STEP;
            unit++;
        }
        return number + UNITS[unit];
    }
}
