// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Mutant.changed;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableTransactionStore;
import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.Transaction.Answered;
import io.cpgateway.server.spi.TransactionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionStoreMutantsTest {
    private static BiFunction<TransactionStore, Integer, TransactionStore> wrong = (right, before) -> right;

    static class Subject extends MemoryTransactionStoreTest {
        private int before;

        @Override
        protected TransactionStore started(InstantSource clock) {
            return wrong.apply(super.started(clock), before++);
        }
    }

    private static BiFunction<TransactionStore, Integer, TransactionStore> with(
            String method, Mutant.Method<TransactionStore> instead) {
        return Mutant.with(TransactionStore.class, method, instead);
    }

    private static Transaction renamed(Transaction t) {
        Answered start = t.start();
        return Transactions.proposed(
                t.chargePointId(), t.transactionId(), start.businessKey() + "/" + start.eventId(), start.eventId());
    }

    static Stream<Mutant<TransactionStore>> mutants() {
        return Stream.of(
                Mutant.of(
                        "it takes the same start for a new one",
                        with("start", (right, a) -> right.start(renamed((Transaction) a[0]), (Duration) a[1])),
                        "t1_anOddKey_isOneLikeAnyOther",
                        "t1_hostileKeysOfHostileIds_areKeptApart",
                        "t1_ofManyConcurrentStartsWithOneKey_allGetTheSameTransaction",
                        "t1_theSameStartAgain_returnsTheRunningTransaction",
                        "t6_aTransactionIsKeptSoLongAfterItsLastMessage_notLonger",
                        "t7_transactions_areThereAfterARestart",
                        "t8_theRunningTransactionOfAKey_isFound_andNoOther",
                        "t9_anIdThatIsGivenAgain_meansTheNewTransaction",
                        "t9_theSameStartAgain_returnsTheRunningTransaction"),
                Mutant.of(
                        "it gives an id twice",
                        with("start", (right, a) -> right.adopt((Transaction) a[0], (Duration) a[1])),
                        "t2_afterTheLargestId_comesOne",
                        "t2_anIdThatIsTaken_givesTheNextFreeOne",
                        "t2_ofManyConcurrentStartsWithOneId_everyOneGetsAnother",
                        "t2_theIdOfAnEndedTransaction_isStillTaken",
                        "t7_transactions_areThereAfterARestart"),
                Mutant.of(
                        "the last stop counts",
                        with(
                                "stop",
                                (right, a) -> changed(
                                        right.stop((ChargePointId) a[0], (Long) a[1], (Answered) a[2], (Duration) a[3]),
                                        found -> found.map(t -> t.stoppedBy((Answered) a[2])))),
                        "t3_aSecondStop_leavesTheFirstInPlace",
                        "t3_ofTwoStopsAtOnce_oneCountsForBoth"),
                Mutant.of(
                        "it finds another's transaction",
                        with(
                                "find",
                                (right, a) -> changed(
                                        right.find((ChargePointId) a[0], (Long) a[1]),
                                        found -> found.or(
                                                () -> Stages.value(right.find(TransactionFixture.CP, (Long) a[1]))))),
                        "t4_nobodyReachesAnothersTransaction"),
                Mutant.of(
                        "it forgets what is durable",
                        with("confirm", (right, a) -> right.confirm((ChargePointId) a[0], (Long) a[1], "nobody's")),
                        "t5_confirmMarksTheMessageOfThatEvent_andNothingElse"),
                Mutant.of(
                        "it confirms whatever the event",
                        with("confirm", (right, a) -> right.confirm((ChargePointId) a[0], (Long) a[1], "e-1")),
                        "t5_confirmMarksTheMessageOfThatEvent_andNothingElse"),
                Mutant.of(
                        "it keeps starts for ever",
                        with("start", (right, a) -> right.start((Transaction) a[0], Duration.ofDays(9999))),
                        "t6_aTransactionIsKeptSoLongAfterItsLastMessage_notLonger",
                        "t8_theRunningTransactionOfAKey_isFound_andNoOther"),
                Mutant.of(
                        "it keeps what was stopped as long as what runs",
                        with(
                                "stop",
                                (right, a) -> right.stop(
                                        (ChargePointId) a[0], (Long) a[1], (Answered) a[2], TransactionFixture.KEEP)),
                        "t6_aStopProlongsOrShortensIt"),
                Mutant.of(
                        "it forgets all at a restart",
                        Mutant.forgetful(
                                () -> new TableTransactionStore(new MemoryTables(1000), () -> Transactions.NOW)),
                        "t7_transactions_areThereAfterARestart",
                        "t9_whatWasAdopted_isThereAfterARestart"),
                Mutant.of(
                        "it finds nothing that runs",
                        with("findRunning", (right, a) -> CompletableFuture.completedFuture(Optional.empty())),
                        "t1_hostileKeysOfHostileIds_areKeptApart",
                        "t8_theRunningTransactionOfAKey_isFound_andNoOther",
                        "t9_aGivenId_isKept_whateverItIs",
                        "t9_whatWasAdopted_isThereAfterARestart"),
                Mutant.of(
                        "it gives adopted ones an id of its own",
                        with("adopt", (right, a) -> right.start((Transaction) a[0], (Duration) a[1])),
                        "t9_aGivenId_isKept_whateverItIs",
                        "t9_anIdThatIsGivenAgain_meansTheNewTransaction",
                        "t9_whatWasAdopted_isThereAfterARestart"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsTheTestsOfItsRule(Mutant<TransactionStore> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(Subject.class);
    }
}
