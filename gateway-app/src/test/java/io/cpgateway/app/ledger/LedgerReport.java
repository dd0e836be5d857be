// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.testkit.ledger.Finding;
import io.cpgateway.testkit.ledger.Ledger;
import io.cpgateway.testkit.ledger.LedgerEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a run says of its books, line by line. */
final class LedgerReport {
    private static final int FINDINGS_SHOWN = 50;

    private final Ledger ledger;
    private final Consumer<String> log;

    LedgerReport(Ledger ledger, Consumer<String> log) {
        this.ledger = ledger;
        this.log = log;
    }

    /** The figures of both sides. */
    void figures() {
        Map<String, Long> results = ledger.accounts().stream()
                .flatMap(account -> account.results().stream())
                .collect(Collectors.groupingBy(answer -> answer.action(), TreeMap::new, Collectors.counting()));
        long sent = ledger.accounts().stream()
                .mapToLong(account -> account.calls().size())
                .sum();
        log.accept("sent " + sent + " CALLs; CALLRESULTs received: " + results);
        log.accept("ocpp.events: " + count(event -> true, LedgerEvent::type));
        log.accept("repeats: "
                + count(e -> !e.attribute("repeat").isEmpty(), e -> e.attribute("repeat") + " " + e.action()));
        log.accept("rejected: "
                + count(
                        e -> e.type().equals("ocpp.rejected"),
                        e -> e.action() + " " + e.attribute("errorcode") + " " + e.attribute("errorkeyword")));
        log.accept("ends: "
                + count(LedgerEvent::isEnd, e -> e.data().path("reason").asString("")));
        log.accept("ended by a later connection only: " + ledger.endedByALater());
    }

    /** What is wrong. */
    void findings(List<Finding> findings) {
        findings.stream().limit(FINDINGS_SHOWN).forEach(finding -> log.accept("FINDING " + finding));
        log.accept(findings.size() + " findings");
    }

    private Map<String, Long> count(Predicate<LedgerEvent> which, Function<LedgerEvent, String> by) {
        return ledger.events().stream()
                .filter(which)
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}
