// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.testkit.FirmwareSettings;
import io.cpgateway.testkit.IncomingCall;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.VirtualFirmware;
import io.cpgateway.testkit.ledger.CommandLedger.Execution;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Charge points of several habits that keep account of every command they carry out. Thread-safe. */
final class CommandFleet implements AutoCloseable {
    private static final FirmwareSettings SETTINGS = FirmwareSettings.IMPATIENT
            .callTimeout(Duration.ofSeconds(10))
            .reconnect(Duration.ofMillis(200), Duration.ofSeconds(2));
    private static final int SLOW_MILLIS = 1000;
    private static final int AWAY_MILLIS = 300;

    private final List<VirtualFirmware> firmwares = new ArrayList<>();
    private final List<VirtualFirmware> connecting = new ArrayList<>();
    private final Queue<Execution> executions = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, Integer> received = new ConcurrentHashMap<>();

    /** How a charge point takes a command. */
    enum Habit {
        /** Answers at once. */
        PROMPT,
        /** Answers within a second. */
        SLOW,
        /** Never answers. */
        SILENT,
        /** Is never there. */
        OFFLINE,
        /** Loses its network with every other command, before it answers. */
        DISCONNECTING
    }

    /** Adds so many of this habit; their ids. */
    List<String> add(int count, Habit habit) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = habit + "-" + i;
            ids.add(id);
            VirtualFirmware firmware = VirtualChargePoint.named(id)
                    .reacting("ChangeConfiguration", call -> carryOut(id, habit, call))
                    .reacting("GetConfiguration", call -> carryOut(id, habit, call))
                    .firmware(SETTINGS.seed(firmwares.size()));
            firmwares.add(firmware);
            if (habit != Habit.OFFLINE) {
                connecting.add(firmware);
            }
        }
        return ids;
    }

    void powerOn(Supplier<URI> address) {
        connecting.forEach(firmware -> firmware.powerOn(address));
    }

    /** Whether everybody is online who ever is. */
    boolean isOnline() {
        return connecting.stream().allMatch(VirtualFirmware::isOnline);
    }

    /** What was carried out until now. */
    List<Execution> executions() {
        return List.copyOf(executions);
    }

    private void carryOut(String id, Habit habit, IncomingCall call) {
        JsonNode key = call.payload().path("key");
        String commandId = key.isArray() ? key.path(0).asString() : key.asString();
        executions.add(new Execution(commandId, id, Instant.now()));
        String answer = key.isArray() ? "{\"unknownKey\":[\"" + commandId + "\"]}" : "{\"status\":\"Accepted\"}";
        switch (habit) {
            case PROMPT, OFFLINE -> call.result(answer);
            case SLOW -> after(ThreadLocalRandom.current().nextInt(SLOW_MILLIS)).execute(() -> call.result(answer));
            case SILENT -> {}
            case DISCONNECTING -> {
                if (received.merge(id, 1, Integer::sum) % 2 == 0) {
                    loseNetwork(id);
                } else {
                    call.result(answer);
                }
            }
        }
    }

    private void loseNetwork(String id) {
        VirtualFirmware firmware =
                firmwares.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
        after(0).execute(firmware::loseNetwork);
        after(AWAY_MILLIS).execute(firmware::findNetwork);
    }

    private static Executor after(int millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        firmwares.forEach(VirtualFirmware::close);
    }
}
