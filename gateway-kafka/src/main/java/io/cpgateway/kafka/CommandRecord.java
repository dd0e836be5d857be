// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandRequest.WhenFull;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.spi.Command.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads commands from records of {@code ocpp.commands} (design §5). Pure. */
final class CommandRecord {
    /** The type of the event. */
    static final String TYPE = EventTypes.PREFIX + "command";

    private static final Pattern COMMAND_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int MAX_ACTION = 50;
    private static final String ANONYMOUS = "kafka";

    /** How long a command may wait if it does not say (K3). */
    private static final Duration WAITS = Duration.ofSeconds(60);

    private CommandRecord() {}

    static CommandRequest read(ConsumerRecord<byte[], byte[]> record) throws Unreadable {
        InboundEvent event = InboundEvent.read(record, TYPE);
        String id = event.required("id");
        if (!COMMAND_ID.matcher(id).matches()) {
            throw new Unreadable("the attribute id must be 1 to 128 visible ASCII characters");
        }
        String action = event.required("ocppaction");
        if (action.length() > MAX_ACTION) {
            throw new Unreadable("the attribute ocppaction is longer than " + MAX_ACTION + " characters");
        }
        RawJson payload = event.data() == null ? RawJson.EMPTY_OBJECT : event.data();
        return new CommandRequest(
                event.chargePointId(),
                action,
                payload,
                id,
                notAfter(event.attributes().get("notafter"), record.timestamp()),
                priority(event.attributes().get("priority")),
                event.attributes().getOrDefault("source", ANONYMOUS),
                WhenFull.REJECTED);
    }

    private static Instant notAfter(@Nullable String text, long recorded) throws Unreadable {
        if (text == null) {
            return Instant.ofEpochMilli(recorded).plus(WAITS);
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Unreadable("the attribute notafter must be a time such as 2026-11-22T20:00:00Z");
        }
    }

    private static Priority priority(@Nullable String text) throws Unreadable {
        if (text == null || text.equals("normal")) {
            return Priority.NORMAL;
        }
        if (text.equals("high")) {
            return Priority.HIGH;
        }
        throw new Unreadable("the attribute priority must be high or normal");
    }
}
