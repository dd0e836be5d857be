// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.awaitility.Awaitility.await;

import io.cpgateway.app.ledger.CommandFleet.Habit;
import io.cpgateway.testkit.GatewayCluster.Node;
import io.cpgateway.testkit.ledger.CommandLedger;
import io.cpgateway.testkit.ledger.EventLog;
import io.cpgateway.testkit.ledger.FaultPlan;
import io.cpgateway.testkit.ledger.Finding;
import io.cpgateway.testkit.ledger.Fleet;
import io.cpgateway.testkit.ledger.Ledger;
import io.cpgateway.testkit.ledger.Scrape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Three gateways under traffic and commands while everything dies in turns; then it is quiet, and the books are compared. */
final class ChaosRun {
    private static final Duration CALL_TIMEOUT = World.EVENTS_TIMEOUT.plusSeconds(3);
    private static final Duration SETTLING = Duration.ofSeconds(120);
    private static final Duration COMMANDS_END = Duration.ofSeconds(60);

    private final Path folder;
    private final long seed;
    private final int chargePoints;
    private final Consumer<String> log;

    ChaosRun(Path folder, long seed, int chargePoints, Consumer<String> log) {
        this.folder = folder;
        this.seed = seed;
        this.chargePoints = chargePoints;
        this.log = log;
    }

    /** Runs it; what is wrong. */
    List<Finding> run(LedgerRun.Length length) throws InterruptedException {
        log.accept("seed " + seed + ", " + chargePoints + " charge points, " + length);
        int commanded = chargePoints / 10;
        try (ClusterWorld world = new ClusterWorld(folder, Map.of("ocpp.call_timeout", "5s"));
                Scrapers scrapers = new Scrapers(world.cluster());
                Fleet fleet = new Fleet(chargePoints - commanded, seed, CALL_TIMEOUT);
                CommandFleet commandFleet = new CommandFleet();
                CommandStream commands = new CommandStream(world.brokers(), seed)) {
            List<String> ids = new ArrayList<>(commandFleet.add(commanded / 4, Habit.DISCONNECTING));
            ids.addAll(commandFleet.add(commanded - ids.size(), Habit.PROMPT));
            fleet.powerOn(world.cluster().anyNode());
            commandFleet.powerOn(world.cluster().anyNode());
            fleet.charge(Duration.ofMillis(Math.max(1000, 5L * chargePoints)));
            commands.begin(ids);
            FaultPlan plan = new FaultPlan(world.faults(fleet), seed, length.longestFault(), length.longestRest(), log);
            int faults = plan.run(length.length(), length.faults(), () -> awaitWork(fleet));
            fleet.finish();
            commands.finish();
            log.accept(faults + " faults are over");
            return compared(world, scrapers, fleet, commandFleet, commands);
        }
    }

    private void awaitWork(Fleet fleet) {
        long before = fleet.results();
        await().atMost(SETTLING)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> fleet.results() - before >= chargePoints);
    }

    private List<Finding> compared(
            ClusterWorld world, Scrapers scrapers, Fleet fleet, CommandFleet commandFleet, CommandStream commands) {
        List<Finding> findings = new ArrayList<>();
        Settling.within(SETTLING, commandFleet::isOnline);
        Settling.leftAfter(SETTLING, fleet::unsettled).forEach(who -> findings.add(Finding.of("quiet", "", who)));
        EventLog statuses = new EventLog(world.brokers(), "ocpp.command-status");
        Settling.within(
                COMMANDS_END.plus(SETTLING),
                () -> commands.books(commandFleet, statuses).haveEnded());
        findings.addAll(new Owners(world.cluster()).settled(chargePoints, SETTLING));
        Map<Node, Scrape> quiet = scrapers.quietPages(SETTLING);
        fleet.powerOff();
        commandFleet.close();
        EventLog topic = new EventLog(world.brokers(), "ocpp.events");
        Settling.within(SETTLING, () -> new Ledger(fleet.accounts(), topic.read()).isClosed());
        Ledger ledger = new Ledger(fleet.accounts(), topic.read());
        CommandLedger books = commands.books(commandFleet, statuses);
        findings.addAll(ledger.findings());
        findings.addAll(books.findings());
        findings.addAll(scrapers.findings(quiet, ledger.events()));
        report(world, ledger, books, findings);
        return findings;
    }

    private void report(ClusterWorld world, Ledger ledger, CommandLedger books, List<Finding> findings) {
        if (!findings.isEmpty()) {
            world.cluster().nodes().forEach(node -> log.accept("Last lines of " + node.name() + ":\n" + node.output()));
        }
        LedgerReport report = new LedgerReport(ledger, log);
        report.figures();
        log.accept("commands: " + books.issued().size() + ", executed "
                + books.executions().size() + ", ended "
                + books.ends().values().stream()
                        .collect(Collectors.groupingBy(end -> end, TreeMap::new, Collectors.counting())));
        report.findings(findings);
    }
}
