// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link EventSink}. */
public abstract class EventSinkContract {
    private static final int MANY = 200;

    @SuppressWarnings("NullAway.Init") // before each test
    private EventSink sink;

    /** A sink that works, over storage that is empty the first time in a test. */
    protected abstract EventSink started();

    /** The ids of the events of this charge point that are durable, in the order in which they appear. */
    protected abstract List<String> durableIds(ChargePointId id);

    @BeforeEach
    public final void start() {
        sink = started();
    }

    @Test
    public void e1_whenTheStageCompletes_everyEventOfTheBatchIsDurable() {
        ChargePointId id = new ChargePointId("CP-1");
        done(sink.publish(List.of(Events.of(id, "a"), Events.of(id, "b"))));
        assertThat(durableIds(id)).containsExactly("a", "b");
        done(sink.publish(List.of()));
        assertThat(sink.available()).isTrue();
        assertThat(sink.describe()).isNotBlank();
        sink.close();
    }

    @Test
    public void e3_eventsOfOneChargePoint_appearInTheOrderOfPublishing() {
        List<ChargePointId> ids =
                Stream.of("CP-1", "CP-2", "CP-3").map(ChargePointId::new).toList();
        List<CompletionStage<Void>> stages = ids.parallelStream()
                .flatMap(id -> IntStream.range(0, MANY)
                        .mapToObj(i -> sink.publish(List.of(Events.of(id, i + "a"), Events.of(id, i + "b")))))
                .toList();
        stages.forEach(Stages::done);
        List<String> expected = IntStream.range(0, MANY)
                .boxed()
                .flatMap(i -> Stream.of(i + "a", i + "b"))
                .toList();
        assertThat(ids).allSatisfy(id -> assertThat(durableIds(id)).isEqualTo(expected));
        sink.close();
    }

    @Test
    public void e3_eventsOfHostileIds_areKeptApart() {
        List<ChargePointId> ids = HostileIds.chargePoints();
        ids.forEach(id -> done(sink.publish(List.of(Events.of(id, "a/" + id), Events.of(id, "b/" + id)))));
        assertThat(ids).allSatisfy(id -> assertThat(durableIds(id)).containsExactly("a/" + id, "b/" + id));
        sink.close();
    }

    @Test
    public void e3_aBatchOfSeveralChargePoints_keepsItsOrder() {
        ChargePointId first = new ChargePointId("CP-1");
        ChargePointId second = new ChargePointId("CP-2");
        done(sink.publish(List.of(Events.of(first, "a"), Events.of(second, "b"), Events.of(first, "c"))));
        assertThat(durableIds(first)).containsExactly("a", "c");
        assertThat(durableIds(second)).containsExactly("b");
        sink.close();
    }

    @Test
    public void e5_whenItIsClosedDuringUse_whatWasReportedAsDoneIsDurable_andTheRestFailed() {
        ChargePointId id = new ChargePointId("CP-1");
        List<CompletionStage<Void>> stages =
                Stages.during(sink::close, i -> sink.publish(List.of(Events.of(id, "e" + i))));
        stages.forEach(Stages::valueOrGatewayException);
        List<String> durable = durableIds(id);
        IntStream.range(0, stages.size())
                .filter(i -> Stages.works(stages.get(i)))
                .forEach(i -> assertThat(durable).contains("e" + i));
        Closed.assertDecidesEveryCall(sink, sink::close);
    }

    @Test
    public void e5_closeWaitsForWhatWasAccepted_thenPublishingFailsForGood() {
        ChargePointId id = new ChargePointId("CP-1");
        List<CompletionStage<Void>> stages = IntStream.range(0, MANY)
                .mapToObj(i -> sink.publish(List.of(Events.of(id, "e" + i))))
                .toList();
        sink.close();
        stages.forEach(Stages::done);
        assertThat(durableIds(id)).hasSize(MANY);
        assertThat(failure(sink.publish(List.of(Events.of(id, "late")))))
                .isInstanceOf(GatewayException.Permanent.class);
        sink.close();
    }
}
