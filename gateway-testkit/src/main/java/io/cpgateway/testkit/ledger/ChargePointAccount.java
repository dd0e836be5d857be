// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.Transcript;
import io.cpgateway.testkit.Transcript.SentCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a charge point knows: what it sent, each sending of it, and the CALLRESULTs that it received.
 *
 * @param id who
 * @param calls what it sent
 * @param results what it was answered
 */
public record ChargePointAccount(String id, List<SentCall> calls, List<Answer> results) {
    /** Copies the lists. */
    public ChargePointAccount {
        calls = List.copyOf(calls);
        results = List.copyOf(results);
    }

    /** What this transcript says. */
    public static ChargePointAccount of(String id, Transcript transcript) {
        return new ChargePointAccount(id, transcript.calls(), transcript.results());
    }

    /** What was sent under each message id. */
    Map<String, List<SentCall>> sendings() {
        return calls.stream().collect(Collectors.groupingBy(SentCall::messageId));
    }

    /** What each message id was answered. */
    Map<String, List<Answer>> resultsByMessageId() {
        return results.stream().collect(Collectors.groupingBy(Answer::messageId));
    }
}
