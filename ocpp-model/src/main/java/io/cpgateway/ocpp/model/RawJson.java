// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text kept as it was received, in UTF-8: a payload is forwarded, compared and hashed as these bytes. Immutable. */
public final class RawJson {
    /** The empty object, {@code {}}. */
    public static final RawJson EMPTY_OBJECT = RawJson.of("{}");

    private final byte[] utf8;

    private RawJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * Takes text as it is; that it is JSON is the caller's word.
     *
     * @param text the text
     * @return the JSON
     */
    public static RawJson of(String text) {
        return new RawJson(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Copies bytes; that they are JSON is the caller's word.
     *
     * @param utf8 where they are, in UTF-8
     * @param offset where they begin
     * @param length how many there are
     * @return the JSON
     */
    public static RawJson copyOf(byte[] utf8, int offset, int length) {
        return new RawJson(Arrays.copyOfRange(utf8, offset, offset + length));
    }

    /** {@return a copy of the bytes} */
    public byte[] toByteArray() {
        return utf8.clone();
    }

    /** {@return the number of bytes} */
    public int length() {
        return utf8.length;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof RawJson other && Arrays.equals(utf8, other.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    /** The text. */
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
