// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Both sides of the books: what charge points know, and all of {@code ocpp.events}, in the order of each partition. To be
 * closed when everything is quiet and every connection has ended. Immutable.
 *
 * @param accounts of all charge points
 * @param events of all of them
 */
public record Ledger(List<ChargePointAccount> accounts, List<LedgerEvent> events) {
    /** What is answered before it is durable, or makes no event at all (D1). */
    static final Set<String> ANSWERED_BEFORE = Set.of("Heartbeat");

    private static final List<Check> CHECKS =
            List.of(new SequenceCheck(), new AnswerCheck(), new RepeatCheck(), new TransactionCheck());

    /** One promise. */
    interface Check {
        List<Finding> findings(Ledger ledger);
    }

    /** Copies the lists. */
    public Ledger {
        accounts = List.copyOf(accounts);
        events = List.copyOf(events);
    }

    /** What is wrong; empty if every promise was kept. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        CHECKS.forEach(check -> findings.addAll(check.findings(this)));
        return findings;
    }

    /** Whether every connection that the events tell of has ended. */
    public boolean isClosed() {
        return epochs().stream().allMatch(epoch -> epoch.hasEnd() || isEndedByALater(epoch));
    }

    /**
     * Connections, as charge point and epoch, that nobody reported the end of, where a later one says it: they began while
     * the directory was away, and their node died before it was back.
     */
    public List<String> endedByALater() {
        return epochs().stream()
                .filter(epoch -> !epoch.hasEnd() && isEndedByALater(epoch))
                .map(epoch -> epoch.chargePoint() + " " + epoch.number())
                .toList();
    }

    boolean isEndedByALater(EpochLog epoch) {
        return epoch.isUnrecorded()
                && events.stream()
                        .anyMatch(event -> event.key().equals(epoch.chargePoint())
                                && event.type().equals("connected")
                                && Long.parseLong(event.attribute("epoch")) > epoch.number())
                && !runs(epoch.first());
    }

    /** Whether the process that wrote it is the last one of its node of which there are events. */
    private boolean runs(LedgerEvent written) {
        return events.stream()
                .filter(event -> event.attribute("source").equals(written.attribute("source"))
                        && !event.process().isEmpty())
                .max(Comparator.comparing(event -> Instant.parse(event.attribute("time"))))
                .filter(last -> last.process().equals(written.process()))
                .isPresent();
    }

    /** The events of each charge point, in order. */
    Map<String, List<LedgerEvent>> byChargePoint() {
        return events.stream().collect(Collectors.groupingBy(LedgerEvent::key));
    }

    /** The epochs of everybody. */
    List<EpochLog> epochs() {
        return events.stream()
                .filter(event -> !event.attribute("epoch").isEmpty())
                .collect(Collectors.groupingBy(event -> event.key() + "/" + event.attribute("epoch")))
                .values()
                .stream()
                .map(EpochLog::new)
                .toList();
    }
}
