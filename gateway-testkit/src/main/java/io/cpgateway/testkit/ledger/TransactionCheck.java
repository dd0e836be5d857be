// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.Transcript.SentCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * C11: the same start has the same transaction id, whenever it comes and whoever tells it; different starts have different
 * ones; and a stop of a transaction that was handed out is known.
 */
final class TransactionCheck implements Ledger.Check {
    private static final String START = "StartTransaction";

    @Override
    public List<Finding> findings(Ledger ledger) {
        Map<String, List<LedgerEvent>> events = ledger.byChargePoint();
        List<Finding> findings = new ArrayList<>();
        for (ChargePointAccount account : ledger.accounts()) {
            check(account, events.getOrDefault(account.id(), List.of()), findings);
        }
        return findings;
    }

    private static void check(ChargePointAccount account, List<LedgerEvent> events, List<Finding> findings) {
        Map<String, Set<String>> idsByStart = new HashMap<>();
        Map<String, List<SentCall>> sent = account.sendings();
        for (Answer answer : account.results()) {
            if (answer.action().equals(START)) {
                String id = Long.toString(answer.transactionId());
                sent.getOrDefault(answer.messageId(), List.of())
                        .forEach(call -> idsByStart
                                .computeIfAbsent(call.payload(), start -> new TreeSet<>())
                                .add(id));
            }
        }
        Set<String> forgotten = new HashSet<>();
        for (LedgerEvent event : events) {
            if (event.isCall() && event.action().equals(START)) {
                idsByStart
                        .computeIfAbsent(event.value(), start -> new TreeSet<>())
                        .add(event.attribute("transactionid"));
                if (event.isFlagged("store-unavailable")) {
                    forgotten.add(event.attribute("transactionid"));
                }
            }
        }
        ids(account, idsByStart, findings);
        stops(events, idsByStart, forgotten, findings);
    }

    private static void ids(ChargePointAccount account, Map<String, Set<String>> idsByStart, List<Finding> findings) {
        Map<String, String> startsById = new HashMap<>();
        idsByStart.forEach((start, ids) -> {
            if (ids.size() > 1) {
                findings.add(
                        Finding.of("C11", account.id(), "one start has the transaction ids " + ids + ": " + start));
            }
            ids.forEach(id -> {
                String other = startsById.put(id, start);
                if (other != null) {
                    findings.add(Finding.of(
                            "C11", account.id(), "transaction id " + id + " belongs to " + other + " and " + start));
                }
            });
        });
    }

    private static void stops(
            List<LedgerEvent> events,
            Map<String, Set<String>> idsByStart,
            Set<String> forgotten,
            List<Finding> findings) {
        Set<String> handedOut = new HashSet<>();
        idsByStart.values().forEach(handedOut::addAll);
        handedOut.removeAll(forgotten);
        events.stream()
                .filter(event -> event.isCall() && event.action().equals("StopTransaction"))
                .filter(event -> event.isFlagged("unknown-transaction"))
                .filter(event -> handedOut.contains(event.attribute("transactionid")))
                .forEach(event ->
                        findings.add(Finding.at("C11", event, "its transaction was handed out, and is unknown")));
    }
}
