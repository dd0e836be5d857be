// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.awaitility.Awaitility.await;

import io.cpgateway.app.ledger.CommandFleet.Habit;
import io.cpgateway.testkit.ledger.CommandLedger;
import io.cpgateway.testkit.ledger.EventLog;
import io.cpgateway.testkit.ledger.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Commands to charge points of all habits, while the consumer group is rebalanced after a third of them and the gateway is
 * killed after two thirds; then the books are compared.
 */
final class CommandRun {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PASSING = Duration.ofSeconds(3);

    private final Path folder;
    private final Size size;
    private final Random random;
    private final Consumer<String> log;

    /**
     * How much there is to do.
     *
     * @param chargePoints how many, of all habits
     * @param commands how many
     * @param perSecond how many are handed in per second
     * @param notAfter how long a command may wait, at most; half of it at least
     */
    record Size(int chargePoints, int commands, int perSecond, Duration notAfter) {}

    CommandRun(Path folder, long seed, Size size, Consumer<String> log) {
        this.folder = folder;
        this.size = size;
        this.random = new Random(seed);
        this.log = log;
    }

    /** Runs it; what is wrong. */
    List<Finding> run() throws Exception {
        try (World world = new World(folder, "ocpp.call_timeout", "2s");
                CommandFleet fleet = new CommandFleet();
                CommandIssuer issuer = new CommandIssuer(
                        world.brokers(), random, size.notAfter().dividedBy(2), size.notAfter())) {
            List<String> ids = population(fleet);
            fleet.powerOn(world::chargePoints);
            await().atMost(PATIENCE).until(fleet::isOnline);
            log.accept(size + " to " + ids.size() + " charge points");
            CompletableFuture<Integer> passing = new CompletableFuture<>();
            for (int i = 0; i < size.commands(); i++) {
                if (i == size.commands() / 3) {
                    passing = CompletableFuture.supplyAsync(
                            () -> PassingMember.pass(world.brokers(), PASSING, PATIENCE),
                            task -> new Thread(task, "passing-member").start());
                }
                if (i == 2 * size.commands() / 3) {
                    log.accept("another member of the group took and left " + passing.get() + " commands");
                    world.kill();
                    world.startAgain();
                    log.accept("the gateway was killed and started again");
                }
                issuer.issue(ids.get(i % ids.size()));
                Thread.sleep(random.nextInt(2000 / size.perSecond() + 1));
            }
            return compared(world, fleet, issuer);
        }
    }

    private List<String> population(CommandFleet fleet) {
        List<String> ids = new ArrayList<>();
        int tenth = Math.max(1, size.chargePoints() / 10);
        ids.addAll(fleet.add(tenth, Habit.SLOW));
        ids.addAll(fleet.add(tenth, Habit.SILENT));
        ids.addAll(fleet.add(tenth, Habit.OFFLINE));
        ids.addAll(fleet.add(tenth, Habit.DISCONNECTING));
        ids.addAll(fleet.add(size.chargePoints() - ids.size(), Habit.PROMPT));
        return ids;
    }

    private List<Finding> compared(World world, CommandFleet fleet, CommandIssuer issuer) {
        EventLog topic = new EventLog(world.brokers(), "ocpp.command-status");
        if (!Settling.within(
                size.notAfter().plus(PATIENCE), () -> issuer.books(fleet, topic).haveEnded())) {
            log.accept("not every command has ended");
        }
        world.terminate();
        CommandLedger books = issuer.books(fleet, topic);
        List<Finding> findings = books.findings();
        Map<String, String> ends = books.ends();
        log.accept("ends by habit: "
                + books.issued().stream()
                        .collect(Collectors.groupingBy(
                                command -> command.chargePoint().replaceFirst("-.*", "") + " "
                                        + ends.getOrDefault(command.id(), "none"),
                                TreeMap::new,
                                Collectors.counting())));
        log.accept(books.issued().size() + " commands, " + books.executions().size() + " executions, "
                + books.statuses().size() + " status records");
        findings.forEach(finding -> log.accept("FINDING " + finding));
        log.accept(findings.size() + " findings");
        return findings;
    }
}
