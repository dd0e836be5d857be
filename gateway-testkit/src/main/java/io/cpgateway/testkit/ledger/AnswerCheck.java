// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.Transcript.SentCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * D1: for every CALLRESULT that a charge point received there is an event with the payload as it was sent and the answer as
 * it was given, and no event of a CALL that was never sent.
 */
final class AnswerCheck implements Ledger.Check {
    @Override
    public List<Finding> findings(Ledger ledger) {
        Set<LedgerEvent> givenUp = new HashSet<>();
        ledger.epochs()
                .forEach(epoch ->
                        epoch.numbered().stream().filter(epoch::wasGivenUp).forEach(givenUp::add));
        Map<String, List<LedgerEvent>> events = ledger.byChargePoint();
        List<Finding> findings = new ArrayList<>();
        for (ChargePointAccount account : ledger.accounts()) {
            List<LedgerEvent> own = events.getOrDefault(account.id(), List.of());
            answered(account, own.stream().filter(e -> !givenUp.contains(e)).toList(), findings);
            invented(account, own, findings);
        }
        return findings;
    }

    private static void answered(ChargePointAccount account, List<LedgerEvent> events, List<Finding> findings) {
        Map<String, List<LedgerEvent>> told = events.stream()
                .filter(event -> !event.messageId().isEmpty())
                .collect(Collectors.groupingBy(LedgerEvent::messageId));
        Map<String, List<SentCall>> sent = account.sendings();
        account.resultsByMessageId().forEach((messageId, results) -> {
            Answer answer = results.get(0);
            if (!Ledger.ANSWERED_BEFORE.contains(answer.action())) {
                long matching = told.getOrDefault(messageId, List.of()).stream()
                        .filter(event -> tellsOf(event, answer) && says(event, sent.getOrDefault(messageId, List.of())))
                        .count();
                if (matching < results.size()) {
                    findings.add(Finding.of(
                            "D1",
                            account.id(),
                            answer.action() + " was answered " + results.size() + " times with " + answer.payload()
                                    + ", and " + matching + " events say so",
                            messageId));
                }
            }
        });
    }

    private static boolean tellsOf(LedgerEvent event, Answer answer) {
        return event.action().equals(answer.action()) && event.answer().equals(answer.payload());
    }

    private static boolean says(LedgerEvent event, List<SentCall> sent) {
        return !event.isCall() || sent.stream().anyMatch(call -> call.payload().equals(event.value()));
    }

    private static void invented(ChargePointAccount account, List<LedgerEvent> events, List<Finding> findings) {
        Map<String, List<SentCall>> sent = account.sendings();
        events.stream()
                .filter(LedgerEvent::isCall)
                .collect(Collectors.groupingBy(LedgerEvent::messageId))
                .forEach((messageId, told) -> {
                    int sendings = sent.getOrDefault(messageId, List.of()).size();
                    if (told.size() > sendings) {
                        findings.add(Finding.at(
                                "D1", told.get(0), "sent " + sendings + " times, told " + told.size() + " times"));
                    }
                });
    }
}
