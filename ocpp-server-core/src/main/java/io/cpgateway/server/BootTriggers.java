// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.live.BootRequests;
import io.cpgateway.server.spi.Command.Priority;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks charge points to boot by a TriggerMessage of their own, so many a second (C8). Thread-safe. */
final class BootTriggers implements BootRequests {
    private static final Logger LOG = LoggerFactory.getLogger(BootTriggers.class);
    private static final int MAX_WAITING = 100_000;
    private static final int PER_SECOND = 50;
    private static final RawJson BOOT = RawJson.of("{\"requestedMessage\":\"BootNotification\"}");

    private final CommandSender commands;
    private final Queue<CommandRequest> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

    BootTriggers(CommandSender commands) {
        this.commands = commands;
    }

    @Override
    public void request(ChargePointId id, long epoch) {
        String commandId = "boot-" + id + "-" + epoch;
        CommandRequest request =
                new CommandRequest(id, "TriggerMessage", BOOT, commandId, null, Priority.HIGH, "gateway");
        if (!waiting.offer(request)) {
            LOG.warn("Charge point {} is not asked to boot: {} others wait for that", id, MAX_WAITING);
        }
    }

    /** Asks as many as a second allows; to be called once a second. */
    void everySecond() {
        for (int i = 0; i < PER_SECOND; i++) {
            CommandRequest next = waiting.poll();
            if (next == null) {
                return;
            }
            commands.submit(next).whenComplete((submission, failure) -> {
                if (failure != null) {
                    LOG.warn("Charge point {} is not asked to boot: {}", next.chargePointId(), failure.toString());
                }
            });
        }
    }
}
