// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSinkMutantsTest {
    private static BiFunction<EventSink, Integer, EventSink> wrong = (right, before) -> right;

    static class Subject extends MemoryEventSinkTest {
        @Override
        protected EventSink started() {
            return wrong.apply(super.started(), 0);
        }
    }

    private static BiFunction<EventSink, Integer, EventSink> with(String method, Mutant.Method<EventSink> instead) {
        return Mutant.with(EventSink.class, method, instead);
    }

    @SuppressWarnings("unchecked") // the one argument of publish
    private static List<GatewayEvent> batch(Object[] arguments) {
        return (List<GatewayEvent>) arguments[0];
    }

    /** Keeps one batch back and says that it is durable. */
    private static BiFunction<EventSink, Integer, EventSink> hasty() {
        return (right, before) -> {
            List<GatewayEvent> keptBack = new ArrayList<>();
            return with("publish", (r, a) -> {
                        synchronized (keptBack) {
                            List<GatewayEvent> earlier = List.copyOf(keptBack);
                            keptBack.clear();
                            keptBack.addAll(batch(a));
                            return right.publish(earlier);
                        }
                    })
                    .apply(right, before);
        };
    }

    static Stream<Mutant<EventSink>> mutants() {
        return Stream.of(
                Mutant.of(
                        "it completes before it is durable",
                        hasty(),
                        "e1_whenTheStageCompletes_everyEventOfTheBatchIsDurable",
                        "e3_aBatchOfSeveralChargePoints_keepsItsOrder",
                        "e3_eventsOfHostileIds_areKeptApart",
                        "e3_eventsOfOneChargePoint_appearInTheOrderOfPublishing",
                        "e5_closeWaitsForWhatWasAccepted_thenPublishingFailsForGood",
                        "e5_whenItIsClosedDuringUse_whatWasReportedAsDoneIsDurable_andTheRestFailed"),
                Mutant.of(
                        "it turns a batch round",
                        with("publish", (right, a) -> {
                            List<GatewayEvent> reversed = new ArrayList<>(batch(a));
                            Collections.reverse(reversed);
                            return right.publish(reversed);
                        }),
                        "e1_whenTheStageCompletes_everyEventOfTheBatchIsDurable",
                        "e3_aBatchOfSeveralChargePoints_keepsItsOrder",
                        "e3_eventsOfHostileIds_areKeptApart",
                        "e3_eventsOfOneChargePoint_appearInTheOrderOfPublishing"),
                Mutant.of(
                        "it loses the last event of a batch",
                        with(
                                "publish",
                                (right, a) -> right.publish(batch(a).subList(0, Math.max(0, batch(a).size() - 1)))),
                        "e1_whenTheStageCompletes_everyEventOfTheBatchIsDurable",
                        "e3_aBatchOfSeveralChargePoints_keepsItsOrder",
                        "e3_eventsOfHostileIds_areKeptApart",
                        "e3_eventsOfOneChargePoint_appearInTheOrderOfPublishing",
                        "e5_closeWaitsForWhatWasAccepted_thenPublishingFailsForGood",
                        "e5_whenItIsClosedDuringUse_whatWasReportedAsDoneIsDurable_andTheRestFailed"),
                Mutant.of(
                        "it goes on after it was closed",
                        with("close", (right, a) -> null),
                        "e5_closeWaitsForWhatWasAccepted_thenPublishingFailsForGood",
                        "e5_whenItIsClosedDuringUse_whatWasReportedAsDoneIsDurable_andTheRestFailed"),
                Mutant.of(
                        "it fails with what it met",
                        with(
                                "publish",
                                (right, a) -> right.available()
                                        ? right.publish(batch(a))
                                        : CompletableFuture.failedFuture(new IOException("closed"))),
                        "e5_closeWaitsForWhatWasAccepted_thenPublishingFailsForGood",
                        "e5_whenItIsClosedDuringUse_whatWasReportedAsDoneIsDurable_andTheRestFailed"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsTheTestsOfItsRule(Mutant<EventSink> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(Subject.class);
    }
}
