// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandRequest.WhenFull;
import io.cpgateway.server.event.EventAttribute;
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
    private static final Pattern COMMAND_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int MAX_ACTION = 50;
    private static final String ANONYMOUS = "kafka";

    /** How long a command may wait if it does not say (K3). */
    private static final Duration WAITS = Duration.ofSeconds(60);

    private CommandRecord() {}

    static CommandRequest read(ConsumerRecord<byte[], byte[]> record) throws Unreadable {
        InboundEvent event = InboundEvent.read(record, EventTypes.COMMAND);
        String id = event.id();
        if (!COMMAND_ID.matcher(id).matches()) {
            throw new Unreadable(QuarantineReason.COMMAND_ID);
        }
        String action = event.required(EventAttribute.OCPP_ACTION);
        if (action.length() > MAX_ACTION) {
            throw new Unreadable(QuarantineReason.TOO_LONG, "attribute ocppaction", MAX_ACTION + " characters");
        }
        RawJson payload = event.data() == null ? RawJson.EMPTY_OBJECT : event.data();
        return new CommandRequest(
                event.chargePointId(),
                action,
                payload,
                id,
                notAfter(event.optional(EventAttribute.NOT_AFTER), record.timestamp()),
                priority(event.optional(EventAttribute.PRIORITY)),
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
            throw new Unreadable(QuarantineReason.NOT_AFTER);
        }
    }

    private static Priority priority(@Nullable String text) throws Unreadable {
        if (text == null || text.equals("normal")) {
            return Priority.NORMAL;
        }
        if (text.equals("high")) {
            return Priority.HIGH;
        }
        throw new Unreadable(QuarantineReason.PRIORITY);
    }
}
