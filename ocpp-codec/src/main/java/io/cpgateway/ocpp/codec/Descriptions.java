// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.rpc.CallError;

/** Words for what is wrong, fit for a CALLERROR and a log line. */
final class Descriptions {
    private Descriptions() {}

    /** The text within the limit of a CALLERROR, its control characters replaced by blanks. */
    static String safe(String text) {
        String cut = cut(text, CallError.MAX_DESCRIPTION_LENGTH);
        StringBuilder safe = new StringBuilder(cut.length());
        cut.codePoints()
                .map(c -> Character.isISOControl(c) || isSeparatorOrSurrogate(c) ? ' ' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }

    /** The first characters of a text, never half of one. */
    static String cut(String text, int maxLength) {
        if (text.codePointCount(0, text.length()) <= maxLength) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, maxLength));
    }

    private static boolean isSeparatorOrSurrogate(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.FORMAT;
    }
}
