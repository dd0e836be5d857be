// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.awaitility.Awaitility.await;

import io.cpgateway.testkit.ledger.EventLog;
import io.cpgateway.testkit.ledger.FaultPlan;
import io.cpgateway.testkit.ledger.Finding;
import io.cpgateway.testkit.ledger.Fleet;
import io.cpgateway.testkit.ledger.Ledger;
import io.cpgateway.testkit.ledger.LedgerEvent;
import io.cpgateway.testkit.ledger.Scrape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A fleet charges while things go wrong; then it is quiet, and the books are compared. */
final class LedgerRun {
    private static final Duration CALL_TIMEOUT = World.EVENTS_TIMEOUT.plusSeconds(3);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration SETTLING = Duration.ofSeconds(150);

    private final Path folder;
    private final long seed;
    private final int chargePoints;
    private final Consumer<String> log;

    /**
     * How long things go wrong, how often, and how much at a time.
     *
     * @param length of the whole
     * @param faults how many there are at least
     * @param longestFault how long one fault lasts at most
     * @param longestRest how long nothing goes wrong at most
     */
    record Length(Duration length, int faults, Duration longestFault, Duration longestRest) {}

    LedgerRun(Path folder, long seed, int chargePoints, Consumer<String> log) {
        this.folder = folder;
        this.seed = seed;
        this.chargePoints = chargePoints;
        this.log = log;
    }

    /** Runs it; what is wrong. */
    List<Finding> run(Length length) throws InterruptedException {
        log.accept("seed " + seed + ", " + chargePoints + " charge points, " + length);
        try (World world = new World(folder);
                Scraper scraper = new Scraper(world::process, world.metrics());
                Fleet fleet = new Fleet(chargePoints, seed, CALL_TIMEOUT)) {
            fleet.powerOn(world::chargePoints);
            fleet.charge(PACE);
            FaultPlan plan = new FaultPlan(world.faults(fleet), seed, length.longestFault(), length.longestRest(), log);
            int faults = plan.run(length.length(), length.faults(), () -> awaitWork(fleet));
            fleet.finish();
            log.accept(faults + " faults are over");
            return compared(world, scraper, fleet);
        }
    }

    /** Between two faults the gateway works: everybody is answered about twice. */
    private void awaitWork(Fleet fleet) {
        long before = fleet.results();
        await().atMost(SETTLING)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> fleet.results() - before >= 2L * chargePoints);
    }

    private List<Finding> compared(World world, Scraper scraper, Fleet fleet) {
        List<Finding> findings = new ArrayList<>();
        Settling.leftAfter(SETTLING, fleet::unsettled).forEach(who -> findings.add(Finding.of("quiet", "", who)));
        Scrape quiet = await().atMost(SETTLING)
                .until(scraper::quietPage, Optional::isPresent)
                .orElseThrow();
        fleet.powerOff();
        EventLog topic = new EventLog(world.brokers(), "ocpp.events");
        Settling.within(SETTLING, () -> new Ledger(fleet.accounts(), topic.read()).isClosed());
        Ledger ledger = new Ledger(fleet.accounts(), topic.read());
        findings.addAll(ledger.findings());
        findings.addAll(scraper.account().findings(quiet, ledger.events(), newestIncarnation(ledger.events())));
        if (!findings.isEmpty()) {
            log.accept("The gateway's last lines:\n" + world.output());
        }
        report(ledger, scraper, quiet, findings);
        return findings;
    }

    private void report(Ledger ledger, Scraper scraper, Scrape quiet, List<Finding> findings) {
        LedgerReport report = new LedgerReport(ledger, log);
        report.figures();
        log.accept("scrapes: " + scraper.account().scrapes() + ", of them quiet "
                + scraper.account().quietScrapes() + "; the last of " + quiet.process() + " " + quiet.counts());
        report.findings(findings);
    }

    /** What the ids of the events of the last process begin with. */
    static String newestIncarnation(List<LedgerEvent> events) {
        return events.stream()
                .filter(event -> event.type().equals("connected"))
                .max(Comparator.comparing((LedgerEvent event) -> Long.valueOf(event.attribute("epoch"))))
                .map(event -> event.id().substring(0, event.id().lastIndexOf('-')))
                .orElse("");
    }
}
