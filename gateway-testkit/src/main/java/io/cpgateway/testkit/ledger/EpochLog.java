// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of one connection in the order in which they appear, at least one. Immutable. */
final class EpochLog {
    private final List<LedgerEvent> all;
    private final List<LedgerEvent> numbered;

    EpochLog(List<LedgerEvent> events) {
        all = List.copyOf(events);
        Set<String> seen = new HashSet<>();
        // The end is published until it is known to be durable, under one id (D3).
        numbered = all.stream()
                .filter(event -> event.sequence().isPresent() && (seen.add(event.id()) || !event.isEnd()))
                .toList();
    }

    LedgerEvent first() {
        return all.get(0);
    }

    /** What the node itself wrote; its {@code disconnected} counts once. */
    List<LedgerEvent> numbered() {
        return numbered;
    }

    boolean hasEnd() {
        return all.stream().anyMatch(LedgerEvent::isEnd);
    }

    String chargePoint() {
        return first().key();
    }

    long number() {
        return Long.parseLong(first().attribute("epoch"));
    }

    /** Whether it began while no other node could be told of it (R1). */
    boolean isUnrecorded() {
        return all.stream().anyMatch(event -> event.isFlagged("connection-not-recorded"));
    }

    /** The end as the node itself wrote it, null if it did not. */
    @Nullable
    LedgerEvent ownEnd() {
        return numbered.stream().filter(LedgerEvent::isEnd).findFirst().orElse(null);
    }

    /** Whether the node gave this event up, so that the charge point was never answered (D2). */
    boolean wasGivenUp(LedgerEvent event) {
        LedgerEvent end = ownEnd();
        return end != null && !event.isEnd() && event.sequence().orElse(0L) > lastDurable(end);
    }

    static long lastDurable(LedgerEvent end) {
        return end.data().path("lastDurable").asLong(-1);
    }
}
