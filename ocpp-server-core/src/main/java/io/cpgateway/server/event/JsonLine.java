// SPDX-License-Identifier: MIT
package io.cpgateway.server.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A JSON object of one line, written member by member. Not thread-safe. */
final class JsonLine {
    private static final String HEX = "0123456789abcdef";

    private final ByteArrayOutputStream bytes;

    JsonLine(int expectedLength) {
        bytes = new ByteArrayOutputStream(expectedLength);
        bytes.write('{');
    }

    void string(String name, String value) {
        name(name);
        text(quoted(value));
    }

    /** A member whose value is JSON already: kept byte for byte, but for line breaks. */
    void json(String name, byte[] value) {
        name(name);
        if (value.length == 0) {
            text("null");
        }
        boolean inString = false;
        boolean escaped = false;
        for (byte b : value) {
            if (b == '\n' || b == '\r') {
                text(inString ? escape(b) : " ");
            } else {
                bytes.write(b);
            }
            inString ^= b == '"' && !escaped;
            escaped = inString && b == '\\' && !escaped;
        }
    }

    byte[] end() {
        bytes.write('}');
        return bytes.toByteArray();
    }

    private void name(String name) {
        if (bytes.size() > 1) {
            bytes.write(',');
        }
        text(quoted(name));
        bytes.write(':');
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                quoted.append(c).append(value.charAt(++i));
            } else if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append(escape(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u" + hex(c >> 12) + hex(c >> 8) + hex(c >> 4) + hex(c);
        };
    }

    private static char hex(int nibble) {
        return HEX.charAt(nibble & 0xf);
    }
}
