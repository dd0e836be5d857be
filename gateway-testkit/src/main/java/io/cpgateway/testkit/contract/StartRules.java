// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Transaction;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** T1 and T2: which transaction a start belongs to, and under which id it is stored. */
abstract class StartRules extends TransactionFixture {
    private static final long MAX_ID = Integer.MAX_VALUE;

    @Test
    public void t1_theSameStartAgain_returnsTheRunningTransaction() {
        Transaction first = begin(CP, 77, "key", "e-1");
        Transaction again = begin(CP, 78, "key", "e-2");
        assertThat(again).isEqualTo(first);
        assertThat(again.start().eventId()).isEqualTo("e-1");
        assertThat(value(store.find(CP, 78))).isEmpty();
    }

    @Test
    public void t1_ofManyConcurrentStartsWithOneKey_allGetTheSameTransaction() {
        List<CompletionStage<Transaction>> starts = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> store.start(Transactions.proposed(CP, 100 + i, "key", "e-" + i), KEEP))
                .toList();
        assertThat(starts.stream().map(Stages::value).distinct()).hasSize(1);
    }

    @Test
    public void t1_aKeyBelongsToItsChargePoint() {
        begin(CP, 77, "key", "e-1");
        assertThat(begin(NEIGHBOUR, 77, "key", "e-2").start().eventId()).isEqualTo("e-2");
    }

    @Test
    public void t1_anOddKey_isOneLikeAnyOther() {
        String odd = "1|\u0000|\ud800|\u20ac|" + "x".repeat(500);
        Transaction first = begin(CP, 1, odd, "e-1");
        assertThat(begin(CP, 2, odd, "e-2")).isEqualTo(first);
        assertThat(begin(CP, 3, odd + "\u0000", "e-3").transactionId()).isEqualTo(3);
    }

    @Test
    public void t2_anIdThatIsTaken_givesTheNextFreeOne() {
        begin(CP, 5, "a", "e-1");
        assertThat(begin(CP, 5, "b", "e-2").transactionId()).isEqualTo(6);
        assertThat(begin(CP, 5, "c", "e-3").transactionId()).isEqualTo(7);
        assertThat(value(store.find(CP, 6)).orElseThrow().start().eventId()).isEqualTo("e-2");
    }

    @Test
    public void t2_afterTheLargestId_comesOne() {
        begin(CP, MAX_ID, "a", "e-1");
        assertThat(begin(CP, MAX_ID, "b", "e-2").transactionId()).isEqualTo(1);
    }

    @Test
    public void t2_theIdOfAnEndedTransaction_isStillTaken() {
        begin(CP, 5, "a", "e-1");
        end(CP, 5, "s-1");
        Transaction next = begin(CP, 5, "a", "e-2");
        assertThat(next.transactionId()).isEqualTo(6);
        assertThat(next.start().eventId()).isEqualTo("e-2");
    }

    @Test
    public void t2_ofManyConcurrentStartsWithOneId_everyOneGetsAnother() {
        List<CompletionStage<Transaction>> starts = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> store.start(Transactions.proposed(CP, 9, "key-" + i, "e-" + i), KEEP))
                .toList();
        assertThat(starts.stream().map(s -> value(s).transactionId()))
                .containsExactlyInAnyOrder(9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L);
    }

    @Test
    public void t1_hostileKeysOfHostileIds_areKeptApart() {
        List<ChargePointId> ids = HostileIds.chargePoints();
        List<String> keys = HostileIds.commands();
        for (ChargePointId id : ids) {
            for (int i = 0; i < keys.size(); i++) {
                begin(id, i + 1L, keys.get(i), id + "/" + i);
            }
        }
        for (ChargePointId id : ids) {
            for (int i = 0; i < keys.size(); i++) {
                assertThat(value(store.findRunning(id, keys.get(i)))
                                .orElseThrow()
                                .start()
                                .eventId())
                        .isEqualTo(id + "/" + i);
            }
        }
    }
}
