// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * D3: events of one epoch are numbered without a gap, {@code connected} is the first and {@code disconnected} the last; only
 * the one before it may be missing, which {@code lastDurable} then says. A connection that no directory knew of, of a node
 * that died, is ended by a later one instead.
 */
final class SequenceCheck implements Ledger.Check {
    @Override
    public List<Finding> findings(Ledger ledger) {
        List<Finding> findings = new ArrayList<>();
        for (EpochLog epoch : ledger.epochs()) {
            if (!epoch.hasEnd() && !ledger.isEndedByALater(epoch)) {
                findings.add(Finding.at("D3", epoch.first(), "the connection ended, and nothing says so"));
            }
            numbers(epoch, findings);
        }
        return findings;
    }

    private static void numbers(EpochLog epoch, List<Finding> findings) {
        long expected = 1;
        LedgerEvent end = null;
        for (LedgerEvent event : epoch.numbered()) {
            long number = event.sequence().orElseThrow();
            if (end != null) {
                findings.add(Finding.at("D3", event, "it comes after the end"));
            }
            if (event.type().equals("connected") != (number == 1)) {
                findings.add(Finding.at("D3", event, "connected must be the first, and nothing else may"));
            }
            boolean oneMissing = event.isEnd() && number == expected + 1;
            if (number != expected && !oneMissing) {
                findings.add(Finding.at("D3", event, "its number should be " + expected));
            }
            if (event.isEnd()) {
                end = event;
                lastDurable(event, oneMissing, findings);
            }
            expected = number + 1;
        }
    }

    /** The one before the end may be there although nobody knew: then it was not answered. */
    private static void lastDurable(LedgerEvent end, boolean oneMissing, List<Finding> findings) {
        long before = end.sequence().orElseThrow() - 1;
        long said = EpochLog.lastDurable(end);
        if (said != before - 1 && (oneMissing || said != before)) {
            findings.add(Finding.at(
                    "D3",
                    end,
                    "lastDurable is " + said + ", and the event before it is " + before
                            + (oneMissing ? ", which is missing" : "")));
        }
    }
}
