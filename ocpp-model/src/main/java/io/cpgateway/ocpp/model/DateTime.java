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

/**
 * A point in time as OCPP writes it (RFC 3339 with an offset, OCPP 1.6 §3.14), keeping the text that was received.
 *
 * @param text the time as written
 */
public record DateTime(@JsonValue String text) {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    /** Keeps the text as it is; whether it is a valid time is the schema's business. */
    @JsonCreator
    public DateTime {}

    /** The time in UTC with milliseconds, as {@code 2026-01-31T12:00:00.000Z} is written. */
    public static DateTime of(Instant instant) {
        return new DateTime(MILLIS.format(instant));
    }

    /** The instant meant, or empty if the text is no RFC 3339 time. */
    public Optional<Instant> instant() {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
