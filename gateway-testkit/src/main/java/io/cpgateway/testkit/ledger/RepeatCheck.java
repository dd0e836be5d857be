// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.Transcript.SentCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * D7: a consumer that drops confirmed repeats, and of possible ones those that it knows by their fingerprint, has every
 * message that a charge point was answered, and every start and stop of a transaction once.
 */
final class RepeatCheck implements Ledger.Check {
    private static final Set<String> ONCE = Set.of("StartTransaction", "StopTransaction");

    /** What a message says, whatever its id. */
    private record Content(String action, String payload) {}

    @Override
    public List<Finding> findings(Ledger ledger) {
        Map<String, List<LedgerEvent>> events = ledger.byChargePoint();
        List<Finding> findings = new ArrayList<>();
        for (ChargePointAccount account : ledger.accounts()) {
            List<LedgerEvent> calls = events.getOrDefault(account.id(), List.of()).stream()
                    .filter(LedgerEvent::isCall)
                    .toList();
            confirmedOnesAreThere(calls, findings);
            fingerprintsFollowTheContent(calls, findings);
            consumed(account, kept(calls), findings);
        }
        return findings;
    }

    private static void confirmedOnesAreThere(List<LedgerEvent> calls, List<Finding> findings) {
        Map<String, LedgerEvent> byId = new HashMap<>();
        for (LedgerEvent call : calls) {
            if (call.isRepeat("confirmed")) {
                LedgerEvent first = byId.get(call.attribute("repeatof"));
                if (first == null || !content(first).equals(content(call))) {
                    findings.add(Finding.at(
                            "D7",
                            call,
                            "it repeats " + call.attribute("repeatof")
                                    + ", which is not there before it with this content"));
                }
            }
            byId.put(call.id(), call);
        }
    }

    private static void fingerprintsFollowTheContent(List<LedgerEvent> calls, List<Finding> findings) {
        differ(calls, RepeatCheck::content, LedgerEvent::fingerprint, findings);
        differ(calls, LedgerEvent::fingerprint, RepeatCheck::content, findings);
    }

    private static <A, B> void differ(
            List<LedgerEvent> calls,
            Function<LedgerEvent, A> same,
            Function<LedgerEvent, B> then,
            List<Finding> findings) {
        Map<A, B> first = new HashMap<>();
        for (LedgerEvent call : calls) {
            B before = first.putIfAbsent(same.apply(call), then.apply(call));
            if (before != null && !before.equals(then.apply(call))) {
                findings.add(Finding.at("D7", call, "fingerprint and content do not go together"));
            }
        }
    }

    /** What a consumer is left with. */
    private static List<LedgerEvent> kept(List<LedgerEvent> calls) {
        Set<String> known = new HashSet<>();
        List<LedgerEvent> kept = new ArrayList<>();
        for (LedgerEvent call : calls) {
            boolean first = known.add(call.fingerprint());
            if (!call.isRepeat("confirmed") && (first || !call.isRepeat("possible"))) {
                kept.add(call);
            }
        }
        return kept;
    }

    private static void consumed(ChargePointAccount account, List<LedgerEvent> kept, List<Finding> findings) {
        Map<Content, List<LedgerEvent>> consumed = kept.stream().collect(Collectors.groupingBy(RepeatCheck::content));
        consumed.values().stream().filter(RepeatCheck::isTwice).forEach(twice -> {
            LedgerEvent second = twice.get(1);
            findings.add(Finding.at("D7", second, "it is " + twice.get(0).id() + " again, and not marked as a repeat"));
        });
        for (Content delivered : delivered(account)) {
            if (!consumed.containsKey(delivered)) {
                findings.add(Finding.of("D7", account.id(), "nothing is left of " + delivered));
            }
        }
    }

    /** A stop of no transaction is remembered by nobody (C11), nor is what came while the store was away (R5). */
    private static boolean isTwice(Collection<LedgerEvent> same) {
        return same.stream()
                        .filter(e -> ONCE.contains(e.action()))
                        .filter(e -> !e.isFlagged("unknown-transaction") && !e.isFlagged("store-unavailable"))
                        .count()
                > 1;
    }

    /** What was answered, by what was sent under its message id. */
    private static Set<Content> delivered(ChargePointAccount account) {
        Map<String, List<SentCall>> sent = account.sendings();
        Set<Content> delivered = new HashSet<>();
        for (Answer answer : account.results()) {
            List<SentCall> sendings = sent.getOrDefault(answer.messageId(), List.of());
            // Sent again with another content, it cannot be told which was answered.
            if (!Ledger.ANSWERED_BEFORE.contains(answer.action())
                    && sendings.stream().distinct().count() == 1) {
                delivered.add(new Content(answer.action(), sendings.get(0).payload()));
            }
        }
        return delivered;
    }

    private static Content content(LedgerEvent call) {
        return new Content(call.action(), call.value());
    }
}
