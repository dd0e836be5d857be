// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as OCPP writes it (RFC 3339 with an offset, OCPP 1.6 §3.14), keeping the text that was received.
 *
 * @param text the time as written
 */
public record DateTime(@JsonValue String text) {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final String HOURS_MINUTES = "00:00";
    private static final int MAX_FRACTION = 41;
    private static final int NANO_DIGITS = 9;

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
        if (!hasShape(0, SHAPE)) {
            return Optional.empty();
        }
        int end = endOfFraction();
        if (end - SHAPE.length() > 1 + MAX_FRACTION) {
            return Optional.empty();
        }
        try {
            ZoneOffset offset = offset(end);
            return offset == null ? Optional.empty() : instant(nanos(end), offset);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> instant(int nanos, ZoneOffset offset) {
        boolean leap = number(17) == 60;
        LocalDateTime local = LocalDateTime.of(
                100 * number(0) + number(2),
                number(5),
                number(8),
                number(11),
                number(14),
                leap ? 59 : number(17),
                leap ? 0 : nanos);
        Instant instant = local.toInstant(offset);
        if (!leap) {
            return Optional.of(instant);
        }
        boolean endOfDay = Math.floorMod(instant.getEpochSecond(), 86_400L) == 86_399;
        return endOfDay ? Optional.of(instant.plusSeconds(1)) : Optional.empty();
    }

    /** Whether the text has, from here on and as far as the shape goes, digits where it has 0, and its signs elsewhere. */
    private boolean hasShape(int from, String shape) {
        if (text.length() < from + shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char c = text.charAt(from + i);
            char wanted = shape.charAt(i);
            if (wanted == '0' ? !isDigit(c) : c != wanted && !(wanted == 'T' && c == 't')) {
                return false;
            }
        }
        return true;
    }

    /** Where the offset begins; the fraction is a point with at least one digit, or nothing. */
    private int endOfFraction() {
        int begin = SHAPE.length();
        int i = begin + 1;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i > begin + 1 && text.charAt(begin) == '.' ? i : begin;
    }

    private int nanos(int end) {
        int nanos = 0;
        for (int i = SHAPE.length() + 1; i <= SHAPE.length() + NANO_DIGITS; i++) {
            nanos = 10 * nanos + (i < end ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private @Nullable ZoneOffset offset(int from) {
        String rest = text.substring(from);
        if (rest.equals("Z") || rest.equals("z")) {
            return ZoneOffset.UTC;
        }
        char sign = rest.isEmpty() ? ' ' : rest.charAt(0);
        if ((sign != '+' && sign != '-')
                || rest.length() != 1 + HOURS_MINUTES.length()
                || !hasShape(from + 1, HOURS_MINUTES)) {
            return null;
        }
        int direction = sign == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(direction * number(from + 1), direction * number(from + 4));
    }

    private int number(int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return text;
    }
}
