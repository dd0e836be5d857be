// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.awaitility.Awaitility.await;

import io.cpgateway.app.it.KafkaBackend;
import io.cpgateway.app.ledger.CommandFleet.Habit;
import io.cpgateway.testkit.ledger.CommandLedger.Execution;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long commands take to prompt charge points, with and without commands to silent ones beside them, in turns on one
 * gateway.
 */
final class SilentNeighbours {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PROMPT = 400;
    private static final int SILENT = 100;
    private static final int ROUNDS = 3;
    private static final int COMMANDS = 1_000;
    private static final int PAUSE_MILLIS = 10;
    private static final int TO_SILENT_EVERY = 3;
    private static final Duration SILENT_NOT_AFTER = Duration.ofSeconds(10);
    private static final double TOLERATED = 1.2;
    private static final long TOLERATED_MILLIS = 50;

    private final Path folder;
    private final Consumer<String> log;
    private final Map<String, Instant> handedIn = new HashMap<>();
    private int number;

    SilentNeighbours(Path folder, Consumer<String> log) {
        this.folder = folder;
        this.log = log;
    }

    /** Whether the silent ones delay nobody, beyond a fifth or 50 ms of the 99th percentile. */
    boolean run() throws InterruptedException {
        List<Long> alone = new ArrayList<>();
        List<Long> beside = new ArrayList<>();
        try (World world = new World(folder, "ocpp.call_timeout", "2s");
                CommandFleet fleet = new CommandFleet();
                KafkaBackend backend = new KafkaBackend(world.brokers())) {
            List<String> prompt = fleet.add(PROMPT, Habit.PROMPT);
            List<String> silent = fleet.add(SILENT, Habit.SILENT);
            fleet.powerOn(world::chargePoints);
            await().atMost(PATIENCE).until(fleet::isOnline);
            round(fleet, backend, prompt, silent);
            for (int i = 0; i < ROUNDS; i++) {
                alone.addAll(round(fleet, backend, prompt, List.of()));
                beside.addAll(round(fleet, backend, prompt, silent));
                TimeUnit.MILLISECONDS.sleep(SILENT_NOT_AFTER.toMillis());
            }
        }
        long without = percentile(alone, 99);
        long with = percentile(beside, 99);
        log.accept(
                "without silent ones: p50 " + percentile(alone, 50) + " ms, p99 " + without + " ms of " + alone.size());
        log.accept("with " + SILENT + " silent ones: p50 " + percentile(beside, 50) + " ms, p99 " + with + " ms of "
                + beside.size());
        boolean within = with <= Math.max(without * TOLERATED, without + TOLERATED_MILLIS);
        log.accept(String.format(
                Locale.ROOT,
                "%s: within 20 %% or 50 ms is wanted",
                within ? "they delay nobody" : "THEY DELAY OTHERS"));
        return within;
    }

    /** The latencies to prompt ones in milliseconds: from handing in to arrival. */
    private List<Long> round(CommandFleet fleet, KafkaBackend backend, List<String> prompt, List<String> silent)
            throws InterruptedException {
        List<String> watched = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            watched.add(issue(backend, prompt.get(i % prompt.size()), PATIENCE));
            if (!silent.isEmpty() && i % TO_SILENT_EVERY == 0) {
                issue(backend, silent.get(i / TO_SILENT_EVERY % silent.size()), SILENT_NOT_AFTER);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        await().atMost(PATIENCE).until(() -> arrivals(fleet).keySet().containsAll(watched));
        Map<String, Instant> arrivals = arrivals(fleet);
        return watched.stream()
                .map(id -> Duration.between(handedIn.get(id), arrivals.get(id)).toMillis())
                .toList();
    }

    private String issue(KafkaBackend backend, String chargePoint, Duration patience) {
        String id = "command-" + number++;
        Instant now = Instant.now();
        handedIn.put(id, now);
        backend.command(
                chargePoint,
                id,
                "ChangeConfiguration",
                "{\"key\":\"" + id + "\",\"value\":\"1\"}",
                Map.of("notafter", now.plus(patience).toString()));
        return id;
    }

    private static Map<String, Instant> arrivals(CommandFleet fleet) {
        Map<String, Instant> arrivals = new HashMap<>();
        for (Execution execution : fleet.executions()) {
            arrivals.putIfAbsent(execution.commandId(), execution.at());
        }
        return arrivals;
    }

    private static long percentile(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * percent / 100);
    }
}
