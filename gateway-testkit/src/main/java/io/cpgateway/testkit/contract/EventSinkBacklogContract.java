// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * E4: what a sink does with more than it has room for. For sinks with a buffer before something that can be slow; what keeps
 * everything at once has no such test.
 */
public abstract class EventSinkBacklogContract {
    /** How many events of these tests the sink may have room for, at most. */
    protected static final int ROOM = 1_000;

    private static final int PATIENCE_SECONDS = 5;
    private static final ChargePointId ID = new ChargePointId("CP-1");

    @SuppressWarnings("NullAway.Init") // before each test
    private EventSink sink;

    /** A sink with room for one event of these tests at least, and for {@link #ROOM} at most. */
    protected abstract EventSink started();

    /** Keeps whatever is published from now on from becoming durable. */
    protected abstract void hold();

    /** Lets what was held become durable, and whatever is published from now on. */
    protected abstract void release();

    @BeforeEach
    public final void start() {
        sink = started();
    }

    @AfterEach
    public final void end() {
        release();
        sink.close();
    }

    /** Twice as much as there is room for, by another thread: one that is held up fails the test, and does not hang it. */
    private List<CompletableFuture<Void>> flood() {
        CompletableFuture<List<CompletableFuture<Void>>> published = new CompletableFuture<>();
        Thread publisher = new Thread(() -> published.complete(IntStream.range(0, 2 * ROOM)
                .mapToObj(i -> sink.publish(List.of(Events.of(ID, "e" + i))))
                .map(CompletionStage::toCompletableFuture)
                .toList()));
        publisher.setDaemon(true);
        publisher.start();
        return value(published.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static long failed(List<CompletableFuture<Void>> stages) {
        return stages.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .count();
    }

    @Test
    public void e4_whileNothingGetsThrough_publishingReturns_andWhatDoesNotFitFailsAtOnceAsTransient() {
        hold();
        List<CompletableFuture<Void>> stages = flood();
        assertThat(failed(stages)).isGreaterThanOrEqualTo(ROOM);
        assertThat(stages.get(0)).as("the first fits, and nothing is durable").isNotDone();
        assertThat(stages.stream().filter(CompletableFuture::isDone))
                .allSatisfy(stage -> assertThat(Stages.failure(stage)).isInstanceOf(GatewayException.Transient.class));
    }

    @Test
    public void e4_onceItGetsThrough_whatFittedIsDurable_andThereIsRoomAgain() {
        hold();
        List<CompletableFuture<Void>> stages = flood();
        List<CompletableFuture<Void>> fitted =
                stages.stream().filter(stage -> !stage.isDone()).toList();
        assertThat(fitted).hasSizeBetween(1, ROOM);
        release();
        fitted.forEach(Stages::done);
        done(sink.publish(List.of(Events.of(ID, "afterwards"))));
    }
}
