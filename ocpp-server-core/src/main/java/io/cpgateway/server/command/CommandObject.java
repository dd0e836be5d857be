// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.CommandStatus;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The command object as the management API and the event {@code command.status} show it (design §3). */
public final class CommandObject {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CommandObject() {}

    /** The object as JSON. */
    public static RawJson of(CommandStatus status) {
        return RawJson.of(JSON.writeValueAsString(shape(status)));
    }

    private static Shape shape(CommandStatus status) {
        Command command = status.command();
        return new Shape(
                command.commandId(),
                command.chargePointId().value(),
                command.action(),
                command.payload().toString(),
                status.state().name(),
                status.state().isFinal(),
                status.result() == null ? null : status.result().toString(),
                error(status.error()),
                status.reason(),
                command.createdAt().toString(),
                status.updatedAt().toString(),
                command.notAfter().toString(),
                command.priority().name().toLowerCase(Locale.ROOT),
                status.history().stream()
                        .map(s -> new Step(s.state().name(), s.at().toString(), s.node()))
                        .toList());
    }

    private static @Nullable Failure error(CommandStatus.@Nullable CommandError error) {
        return error == null
                ? null
                : new Failure(error.code(), error.description(), error.details().toString());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Shape(
            String commandId,
            String chargePointId,
            String action,
            @JsonRawValue String payload,
            String state,
            @JsonProperty("final") boolean isFinal,
            @JsonRawValue @Nullable String result,
            @Nullable Failure error,
            @Nullable String reason,
            String createdAt,
            String updatedAt,
            String notAfter,
            String priority,
            List<Step> history) {}

    private record Step(String state, String at, String node) {}

    private record Failure(
            String code, String description, @JsonRawValue String details) {}
}
