// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.DateTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as charge points write them that have not read RFC 3339: without an offset, with one of hours only or without its
 * colon, with a blank for the T, without seconds, or as seconds or milliseconds since 1970.
 */
final class DateForms {
    private static final int MAX_LENGTH = 64;

    private static final Pattern ISO_8601 = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2})(:\\d{2})?"
            + "(?:[.,](\\d{1,9})\\d*)? ?(?:([Zz])|([+-]\\d{2})(?::?(\\d{2}))?)?");

    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{10}");
    private static final Pattern EPOCH_MILLIS = Pattern.compile("\\d{13}");

    private DateForms() {}

    /**
     * The time as RFC 3339 asks for, or empty if the text is no known form of a time.
     *
     * @param offset what a time without an offset is taken to have, {@code Z} or {@code ±hh:mm}
     */
    static Optional<String> rfc3339(String text, String offset) {
        String trimmed = text.length() > MAX_LENGTH ? "" : text.strip();
        if (EPOCH_SECONDS.matcher(trimmed).matches()) {
            return Optional.of(
                    DateTime.of(Instant.ofEpochSecond(Long.parseLong(trimmed))).text());
        }
        if (EPOCH_MILLIS.matcher(trimmed).matches()) {
            return Optional.of(
                    DateTime.of(Instant.ofEpochMilli(Long.parseLong(trimmed))).text());
        }
        Matcher matcher = ISO_8601.matcher(trimmed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String seconds = matcher.group(3) == null ? ":00" : matcher.group(3);
        String fraction = matcher.group(4) == null ? "" : "." + matcher.group(4);
        String time = matcher.group(1) + 'T' + matcher.group(2) + seconds + fraction + zone(matcher, offset);
        return Optional.of(time).filter(t -> new DateTime(t).instant().isPresent());
    }

    private static String zone(Matcher matcher, String offset) {
        if (matcher.group(5) != null) {
            return "Z";
        }
        if (matcher.group(6) == null) {
            return offset;
        }
        return matcher.group(6) + ':' + (matcher.group(7) == null ? "00" : matcher.group(7));
    }
}
