// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Mutant.with;

import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSinkBacklogMutantsTest {
    private static final String FULL =
            "e4_whileNothingGetsThrough_publishingReturns_andWhatDoesNotFitFailsAtOnceAsTransient";
    private static final String ROOM_AGAIN = "e4_onceItGetsThrough_whatFittedIsDurable_andThereIsRoomAgain";

    private static BiFunction<EventSink, Integer, EventSink> wrong = (right, before) -> right;

    static class Subject extends SinkOnHeapTest {
        @Override
        protected EventSink started() {
            return wrong.apply(super.started(), 0);
        }
    }

    @SuppressWarnings("unchecked") // the one argument of publish
    private static CompletableFuture<Void> published(EventSink right, Object[] arguments) {
        return right.publish((List<GatewayEvent>) arguments[0]).toCompletableFuture();
    }

    private static BiFunction<EventSink, Integer, EventSink> publishing(Mutant.Method<EventSink> instead) {
        return with(EventSink.class, "publish", instead);
    }

    /** Keeps its caller until the event is durable. */
    private static CompletionStage<Void> blocking(EventSink right, Object[] arguments) {
        CompletableFuture<Void> durable = published(right, arguments);
        return durable.handle((done, failure) -> durable).join();
    }

    /** Tries what does not fit again and again, so that the caller hears nothing. */
    private static CompletionStage<Void> hopeful(EventSink right, Object[] arguments) {
        CompletableFuture<Void> stage = published(right, arguments);
        return stage.isCompletedExceptionally() ? new CompletableFuture<>() : stage;
    }

    static Stream<Mutant<EventSink>> mutants() {
        return Stream.of(
                Mutant.of("it blocks", publishing(EventSinkBacklogMutantsTest::blocking), FULL, ROOM_AGAIN),
                Mutant.of(
                        "it does not say that something does not fit",
                        publishing(EventSinkBacklogMutantsTest::hopeful),
                        FULL,
                        ROOM_AGAIN),
                Mutant.of(
                        "it fails for good what does not fit",
                        publishing((right, a) -> published(right, a)
                                .exceptionallyCompose(full ->
                                        CompletableFuture.failedFuture(new GatewayException.Permanent("full")))),
                        FULL),
                Mutant.of(
                        "it drops what does not fit and says that it is durable",
                        publishing((right, a) -> published(right, a).exceptionally(full -> null)),
                        FULL));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsTheTestsOfItsRule(Mutant<EventSink> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(Subject.class);
    }
}
