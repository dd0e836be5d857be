// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.Neighbourhood.Listener;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeighbourhoodMutantsTest {
    private static BiFunction<Neighbourhood, Integer, Neighbourhood> wrong = (right, before) -> right;

    static class Subject extends NeighbourhoodOnHeapTest {
        private final Map<Neighbourhood, Neighbourhood> rightOnes = new IdentityHashMap<>();

        @Override
        protected Neighbourhood opened(Neighbour self) {
            Neighbourhood right = super.opened(self);
            Neighbourhood mutant = wrong.apply(right, 0);
            rightOnes.put(mutant, right);
            return mutant;
        }

        @Override
        protected void freeze(Neighbourhood member) {
            super.freeze(rightOnes.get(member));
        }

        @Override
        protected void thaw(Neighbourhood member) {
            super.thaw(rightOnes.get(member));
        }
    }

    static class OutageSubject extends NeighbourhoodOnHeapOutageTest {
        @Override
        protected Neighbourhood opened(Neighbour self) {
            return wrong.apply(super.opened(self), 0);
        }
    }

    /** Leases do not run out. */
    static class Endless extends NeighbourhoodOnHeapTest {
        @Override
        protected void outlastLease() {}
    }

    private static BiFunction<Neighbourhood, Integer, Neighbourhood> with(
            String method, Mutant.Method<Neighbourhood> instead) {
        return Mutant.with(Neighbourhood.class, method, instead);
    }

    /** Hears of each lapse so many times. */
    private record Hearing(Listener listener, int times) implements Listener {
        @Override
        public void woken(ChargePointId id, long epoch) {
            listener.woken(id, epoch);
        }

        @Override
        public void lapsed() {
            for (int i = 0; i < times; i++) {
                listener.lapsed();
            }
        }
    }

    /** First all others, then the one that is meant. */
    private static Object wakeAll(Neighbourhood right, Object[] a) {
        String meant = (String) a[0];
        ChargePointId id = (ChargePointId) a[1];
        long epoch = (Long) a[2];
        return right.members()
                .thenCompose(all -> CompletableFuture.allOf(all.stream()
                        .filter(n -> !n.incarnation().equals(meant))
                        .map(n -> right.wake(n.incarnation(), id, epoch))
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture<?>[]::new)))
                .thenCompose(others -> right.wake(meant, id, epoch));
    }

    static Stream<Mutant<Neighbourhood>> mutants() {
        return Stream.of(
                Mutant.of(
                        "it wakes everybody",
                        with("wake", NeighbourhoodMutantsTest::wakeAll),
                        "n2_aProcess_canWakeItself",
                        "n2_aWake_reachesThatMember_andNoOther",
                        "n2_wakingOneThatIsNoMember_doesNothing",
                        "n2_whatWasMeantForOneThatDied_doesNotReachTheNextStartOfItsNode"),
                Mutant.of(
                        "it tells of a lapse twice",
                        with("join", (right, a) -> {
                            right.join(new Hearing((Listener) a[0], 2));
                            return null;
                        }),
                        "n3_oneWhoseLeaseRanOut_isTold_andIsAMemberAgain"),
                Mutant.of(
                        "it says who is there after it left",
                        with("members", (right, a) -> right.members().exceptionally(left -> List.of())),
                        "n5_afterClose_callsFailForGood_andClosingAgainDoesNothing"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsTheTestsOfItsRule(Mutant<Neighbourhood> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(Subject.class);
    }

    @Test
    void leasesThatDoNotRunOut_failTheTestsOfTheirRule() {
        Mutant.<Neighbourhood>of(
                        "whoever joined is a member for ever",
                        (right, before) -> right,
                        "n1_oneThatNoLongerRenews_isNoMemberAfterItsLease",
                        "n3_oneWhoseLeaseRanOut_isTold_andIsAMemberAgain")
                .assertFails(Endless.class);
    }

    static Stream<Mutant<Neighbourhood>> outages() {
        return Stream.of(
                Mutant.of(
                        "it knows members while the stores are away",
                        with("members", (right, a) -> right.members().exceptionally(away -> List.of())),
                        "n4_whileTheStoresAreAway_everyCallFailsAsTransient"),
                Mutant.of(
                        "it takes an outage for a lapse",
                        with("join", (right, a) -> {
                            right.join((Listener) a[0]);
                            ((Listener) a[0]).lapsed();
                            return null;
                        }),
                        "n4_anOutageLongerThanALease_isNoLapse"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutage_failsTheTestsOfItsRule(Mutant<Neighbourhood> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(OutageSubject.class);
    }
}
