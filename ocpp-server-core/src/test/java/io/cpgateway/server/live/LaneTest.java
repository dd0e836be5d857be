// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final ManualThreads threads = new ManualThreads();
    private final Lane lane = new Lane(threads);
    private final List<Integer> done = new ArrayList<>();

    @Test
    void manyThatComeAtOnce_wakeOneThread_andAreDoneInOrder() {
        doLater(0, Lane.TURN - 1);
        assertThat(threads.waiting).hasSize(1);
        threads.runOne();
        assertThat(done).isEqualTo(numbers(0, Lane.TURN - 1));
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void whatComesWhenAllIsDone_wakesAThreadAgain() {
        doLater(0, 1);
        threads.runOne();
        doLater(1, 2);
        assertThat(threads.waiting).hasSize(1);
        threads.runOne();
        assertThat(done).containsExactly(0, 1);
    }

    @Test
    void whatComesWhileOneIsDone_isDoneByTheSameThread() {
        lane.execute(() -> doLater(1, 3));
        threads.runOne();
        assertThat(done).containsExactly(1, 2);
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void aLaneWithMuchToDo_givesItsThreadBack_soThatAnotherHasItsTurn() {
        doLater(0, 3 * Lane.TURN);
        new Lane(threads).execute(() -> done.add(-1));
        threads.runOne();
        assertThat(done).hasSize(Lane.TURN);
        threads.runOne();
        assertThat(done).hasSize(Lane.TURN + 1).endsWith(-1);
        threads.runAll();
        done.remove(Integer.valueOf(-1));
        assertThat(done).isEqualTo(numbers(0, 3 * Lane.TURN));
    }

    @Test
    void aTaskThatFails_stopsNoOther() {
        lane.execute(() -> {
            throw new IllegalStateException("wanted");
        });
        lane.execute(() -> {
            throw new AssertionError("wanted");
        });
        doLater(0, 1);
        threads.runAll();
        doLater(1, 2);
        threads.runAll();
        assertThat(done).containsExactly(0, 1);
    }

    @Test
    void afterTheClose_whatComesIsRefused() {
        threads.closed = true;
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> doLater(0, 1)).isInstanceOf(RejectedExecutionException.class);
        }
        assertThat(done).isEmpty();
    }

    @Test
    void whatWasTakenInBeforeTheClose_isDone() {
        doLater(0, 3 * Lane.TURN);
        threads.closed = true;
        threads.runOne();
        assertThat(done).isEqualTo(numbers(0, 3 * Lane.TURN));
    }

    @Test
    void aChargePoint_hasOneLane_andChargePointsShareAll() {
        Lanes lanes = Lanes.of(4, threads);
        List<Executor> chosen = IntStream.range(0, 100)
                .mapToObj(i -> lanes.of(new ChargePointId("CP-" + i)))
                .toList();
        assertThat(chosen.stream().distinct()).hasSize(4);
        assertThat(lanes.of(new ChargePointId("CP-7"))).isSameAs(chosen.get(7));
    }

    private void doLater(int from, int to) {
        numbers(from, to).forEach(i -> lane.execute(() -> done.add(i)));
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /** Does what it is given when the test says so. */
    private static final class ManualThreads implements Executor {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private boolean closed;

        @Override
        public void execute(Runnable task) {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            waiting.addLast(task);
        }

        private void runOne() {
            waiting.removeFirst().run();
        }

        private void runAll() {
            while (!waiting.isEmpty()) {
                runOne();
            }
        }
    }
}
