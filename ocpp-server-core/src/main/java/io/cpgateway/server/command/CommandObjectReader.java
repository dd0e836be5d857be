// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.CommandError;
import io.cpgateway.server.spi.CommandStatus.Step;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the command object back (K5). Payload and result are the bytes that were written; who asked and how the sending
 * stood are not in it.
 */
public final class CommandObjectReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CALLER = "restored from ocpp.command-status";

    private CommandObjectReader() {}

    /** The command as it then stood, empty if that is no command object. */
    public static Optional<CommandStatus> read(byte[] utf8) {
        try {
            JsonNode object = JSON.readTree(utf8);
            Map<String, RawJson> raw = values(utf8);
            RawJson payload = raw.get("payload");
            return payload == null ? Optional.empty() : Optional.of(status(object, payload, raw.get("result")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static CommandStatus status(JsonNode object, RawJson payload, @Nullable RawJson result) {
        Command command = new Command(
                text(object, "commandId"),
                new ChargePointId(text(object, "chargePointId")),
                text(object, "action"),
                payload,
                Priority.valueOf(text(object, "priority").toUpperCase(Locale.ROOT)),
                Instant.parse(text(object, "createdAt")),
                Instant.parse(text(object, "notAfter")),
                CALLER);
        List<Step> history = object.path("history")
                .valueStream()
                .map(step -> new Step(
                        CommandState.valueOf(text(step, "state")), Instant.parse(text(step, "at")), text(step, "node")))
                .toList();
        if (history.isEmpty()) {
            throw new IllegalArgumentException("a command has a history");
        }
        return new CommandStatus(
                command,
                CommandState.valueOf(text(object, "state")),
                history,
                null,
                result,
                error(object.get("error")),
                object.has("reason") ? text(object, "reason") : null);
    }

    private static @Nullable CommandError error(@Nullable JsonNode error) {
        return error == null || error.isNull()
                ? null
                : new CommandError(
                        text(error, "code"),
                        text(error, "description"),
                        RawJson.of(error.path("details").toString()));
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException(name + " must be a text");
        }
        return value.asString();
    }

    /** The bytes of each member. */
    private static Map<String, RawJson> values(byte[] utf8) {
        Map<String, RawJson> values = new HashMap<>();
        try (JsonParser parser = JSON.createParser(utf8)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                int to = (int) parser.currentLocation().getByteOffset();
                values.put(name, RawJson.copyOf(utf8, from, to - from));
            }
        }
        return values;
    }
}
