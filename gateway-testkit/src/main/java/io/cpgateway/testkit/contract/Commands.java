// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Instant;

/** Commands as a backend hands them in. */
final class Commands {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");

    private Commands() {}

    static CommandStatus waiting(String commandId, ChargePointId id) {
        return waiting(commandId, id, Priority.NORMAL);
    }

    static CommandStatus waiting(String commandId, ChargePointId id, Priority priority) {
        return CommandStatus.of(command(commandId, id, priority), CommandState.ACCEPTED, NOW, "node");
    }

    static Command command(String commandId, ChargePointId id, Priority priority) {
        RawJson payload = RawJson.of("{ \"text\" : \"\\ud800 \u20ac\" }");
        return new Command(commandId, id, "Reset", payload, priority, NOW, NOW.plusSeconds(60), "test");
    }
}
