// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.Transaction.Answered;
import io.cpgateway.server.spi.TransactionStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of {@link TransactionStore}. */
public abstract class TransactionStoreContract extends StartRules {
    @Test
    public void t3_aSecondStop_leavesTheFirstInPlace() {
        begin(CP, 5, "a", "e-1");
        assertThat(end(CP, 5, "s-1").orElseThrow().stop())
                .extracting(Answered::eventId)
                .isEqualTo("s-1");
        assertThat(end(CP, 5, "s-2").orElseThrow().stop())
                .extracting(Answered::eventId)
                .isEqualTo("s-1");
    }

    @Test
    public void t3_ofTwoStopsAtOnce_oneCountsForBoth() {
        begin(CP, 5, "a", "e-1");
        List<CompletionStage<Optional<Transaction>>> stops = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> store.stop(CP, 5, Transactions.answered("s", "s-" + i), KEEP))
                .toList();
        assertThat(stops.stream()
                        .map(stage -> value(stage).orElseThrow().stop())
                        .distinct())
                .hasSize(1);
    }

    @Test
    public void t4_nobodyReachesAnothersTransaction() {
        begin(CP, 5, "a", "e-1");
        assertThat(end(NEIGHBOUR, 5, "s-1")).isEmpty();
        assertThat(value(store.find(NEIGHBOUR, 5))).isEmpty();
        done(store.confirm(NEIGHBOUR, 5, "e-1"));
        Transaction untouched = value(store.find(CP, 5)).orElseThrow();
        assertThat(untouched.stop()).isNull();
        assertThat(untouched.start().durable()).isFalse();
        for (long nobodys : new long[] {0, -1, -5, 50, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(end(CP, nobodys, "s-2")).isEmpty();
        }
    }

    @Test
    public void t5_confirmMarksTheMessageOfThatEvent_andNothingElse() {
        begin(CP, 5, "a", "e-1");
        done(store.confirm(CP, 5, "unknown"));
        done(store.confirm(CP, 6, "e-1"));
        assertThat(value(store.find(CP, 5)).orElseThrow().start().durable()).isFalse();
        done(store.confirm(CP, 5, "e-1"));
        end(CP, 5, "s-1");
        Transaction ended = value(store.find(CP, 5)).orElseThrow();
        assertThat(ended.start().durable()).isTrue();
        assertThat(ended.stop()).extracting(Answered::durable).isEqualTo(false);
        done(store.confirm(CP, 5, "s-1"));
        assertThat(value(store.find(CP, 5)).orElseThrow().stop())
                .extracting(Answered::durable)
                .isEqualTo(true);
    }

    @Test
    public void t6_aTransactionIsKeptSoLongAfterItsLastMessage_notLonger() {
        begin(CP, 5, "a", "e-1");
        now.set(NOW.plus(KEEP).minusMillis(1));
        assertThat(begin(CP, 6, "a", "e-2").transactionId()).isEqualTo(5);
        now.set(NOW.plus(KEEP).plusMillis(1));
        assertThat(value(store.find(CP, 5))).isEmpty();
        assertThat(end(CP, 5, "s-1")).isEmpty();
        assertThat(begin(CP, 5, "a", "e-3").start().eventId()).isEqualTo("e-3");
    }

    @Test
    public void t6_aStopProlongsOrShortensIt() {
        begin(CP, 5, "a", "e-1");
        value(store.stop(CP, 5, Transactions.answered("s", "s-1"), Duration.ofHours(1)));
        now.set(NOW.plus(Duration.ofHours(1)).plusMillis(1));
        assertThat(value(store.find(CP, 5))).isEmpty();
    }

    @Test
    public void t7_transactions_areThereAfterARestart() {
        begin(CP, 5, "a", "e-1");
        begin(CP, 6, "b", "e-2");
        done(store.confirm(CP, 5, "e-1"));
        Transaction ended = end(CP, 6, "s-1").orElseThrow();
        Transaction running = value(store.find(CP, 5)).orElseThrow();
        store = started(now::get);
        assertThat(value(store.find(CP, 5))).contains(running);
        assertThat(value(store.find(CP, 6))).contains(ended);
        assertThat(begin(CP, 9, "a", "e-3")).isEqualTo(running);
        assertThat(begin(CP, 6, "b", "e-4").transactionId()).isEqualTo(7);
    }

    @Test
    public void t8_theRunningTransactionOfAKey_isFound_andNoOther() {
        Transaction running = begin(CP, 5, "a", "e-1");
        begin(CP, 6, "b", "e-2");
        end(CP, 6, "s-1");
        assertThat(value(store.findRunning(CP, "a"))).contains(running);
        assertThat(value(store.findRunning(CP, "b"))).as("ended").isEmpty();
        assertThat(value(store.findRunning(CP, "c"))).isEmpty();
        assertThat(value(store.findRunning(NEIGHBOUR, "a"))).isEmpty();
        now.set(NOW.plus(KEEP).plusMillis(1));
        assertThat(value(store.findRunning(CP, "a"))).as("no longer kept").isEmpty();
    }

    @Test
    public void t9_aGivenId_isKept_whateverItIs() {
        for (long given : new long[] {77, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            Transaction adopted = adopt(CP, given, "key " + given, "e " + given);
            assertThat(adopted.transactionId()).isEqualTo(given);
            assertThat(value(store.find(CP, given))).contains(adopted);
            assertThat(value(store.findRunning(CP, "key " + given))).contains(adopted);
        }
        assertThat(end(CP, 0, "s-1").orElseThrow().start().eventId()).isEqualTo("e 0");
        assertThat(value(store.find(CP, -1)).orElseThrow().stop()).isNull();
    }

    @Test
    public void t9_theSameStartAgain_returnsTheRunningTransaction() {
        Transaction first = adopt(CP, 77, "key", "e-1");
        assertThat(adopt(CP, 78, "key", "e-2")).isEqualTo(first);
        assertThat(begin(CP, 79, "key", "e-3")).isEqualTo(first);
        assertThat(value(store.find(CP, 78))).isEmpty();
    }

    @Test
    public void t9_anIdThatIsGivenAgain_meansTheNewTransaction() {
        adopt(CP, 0, "a", "e-1");
        adopt(NEIGHBOUR, 0, "a", "e-2");
        Transaction second = adopt(CP, 0, "b", "e-3");
        assertThat(value(store.find(CP, 0))).contains(second);
        assertThat(value(store.findRunning(CP, "a"))).isEmpty();
        assertThat(value(store.find(NEIGHBOUR, 0)).orElseThrow().start().eventId())
                .isEqualTo("e-2");
        end(CP, 0, "s-1");
        Transaction third = adopt(CP, 0, "c", "e-4");
        assertThat(third.stop()).isNull();
        assertThat(begin(CP, 0, "c", "e-5")).isEqualTo(third);
    }

    @Test
    public void t9_whatWasAdopted_isThereAfterARestart() {
        Transaction adopted = adopt(CP, 0, "a", "e-1");
        store = started(now::get);
        assertThat(value(store.find(CP, 0))).contains(adopted);
        assertThat(value(store.findRunning(CP, "a"))).contains(adopted);
    }

    @Test
    public void g4_whenClosed_everyCallIsDecided_andNothingIsChanged() {
        Closed.assertDecidesEveryCall(store, () -> close(store));
    }
}
