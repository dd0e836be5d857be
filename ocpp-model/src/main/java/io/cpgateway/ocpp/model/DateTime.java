// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as OCPP writes it (RFC 3339 with an offset, OCPP 1.6 §3.14), keeping the text that was received.
 *
 * @param text the time as written
 */
public record DateTime(@JsonValue String text) {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final Pattern RFC_3339 = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}:\\d{2}:)(\\d{2})"
            + "(?:(\\.\\d{1,9})\\d{0,32})?([Zz]|[+-]\\d{2}:\\d{2})");

    /** Keeps the text as it is; whether it is a valid time is the schema's business. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DateTime {}

    /**
     * The time in UTC with milliseconds, as {@code 2026-01-31T12:00:00.000Z} is written.
     *
     * @param instant the time; what is finer than a millisecond is cut off
     * @return its text
     */
    public static DateTime of(Instant instant) {
        return new DateTime(MILLIS.format(instant));
    }

    /**
     * The instant meant, or empty if the text is no RFC 3339 time. Digits beyond nanoseconds are dropped; a leap second
     * (second 60 of a UTC minute 23:59) is the first instant of the next minute.
     *
     * @return the instant, or empty
     */
    public Optional<Instant> instant() {
        Matcher matcher = RFC_3339.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean leap = matcher.group(3).equals("60");
        String fraction = leap || matcher.group(4) == null ? "" : matcher.group(4);
        String zone = matcher.group(5).toUpperCase(Locale.ROOT);
        String iso = matcher.group(1) + "T" + matcher.group(2) + (leap ? "59" : matcher.group(3)) + fraction + zone;
        try {
            Instant instant = OffsetDateTime.parse(iso).toInstant();
            if (!leap) {
                return Optional.of(instant);
            }
            boolean endOfDay = Math.floorMod(instant.getEpochSecond(), 86_400L) == 86_399;
            return endOfDay ? Optional.of(instant.plusSeconds(1)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
