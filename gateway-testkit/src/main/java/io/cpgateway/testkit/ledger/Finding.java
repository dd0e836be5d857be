// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise that was not kept.
 *
 * @param rule the rule of the design, such as {@code D1}
 * @param chargePoint whom it concerns; empty if it is nobody in particular
 * @param epoch the epoch of the event that shows it, null if there is none
 * @param sequence the number of that event, null if there is none
 * @param ids ids of messages, events or commands that lead to it
 * @param what what is wrong
 */
public record Finding(
        String rule,
        String chargePoint,
        @Nullable String epoch,
        @Nullable String sequence,
        List<String> ids,
        String what) {
    /** Copies the ids. */
    public Finding {
        ids = List.copyOf(ids);
    }

    /** A finding about a charge point, or about none. */
    public static Finding of(String rule, String chargePoint, String what, String... ids) {
        return new Finding(rule, chargePoint, null, null, List.of(ids), what);
    }

    static Finding at(String rule, LedgerEvent event, String what) {
        return new Finding(
                rule,
                event.key(),
                event.attribute("epoch"),
                event.attribute("sequence"),
                List.of(event.id(), event.messageId()),
                what + " [" + event.type() + " " + event.action() + " at " + event.place() + "]");
    }
}
