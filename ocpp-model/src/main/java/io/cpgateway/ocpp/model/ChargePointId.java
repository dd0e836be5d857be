// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity of a charge point: the last path segment of its URL, percent-decoded exactly once (OCPP-J 1.6 §3.1.1).
 * Compared exactly, case included. The allow-list keeps out whatever could break a key, a log line or the Basic user
 * name: 1 to 48 characters out of {@code A-Z a-z 0-9 . _ ~ * | = + @ -}, and neither {@code .} nor {@code ..}.
 *
 * @param value the decoded identity
 */
public record ChargePointId(String value) implements Comparable<ChargePointId> {
    private static final Pattern ALLOWED = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~*|=+@-]{1,48}");

    /**
     * Holds the value against the allow-list.
     *
     * @throws IllegalArgumentException if the value is outside the allow-list
     */
    public ChargePointId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a charge point id: 1 to 48 of A-Z a-z 0-9 . _ ~ * | = + @ -");
        }
    }

    /** {@return the id, or empty if the value is outside the allow-list} */
    public static Optional<ChargePointId> parse(String value) {
        return ALLOWED.matcher(value).matches() ? Optional.of(new ChargePointId(value)) : Optional.empty();
    }

    @Override
    public int compareTo(ChargePointId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
