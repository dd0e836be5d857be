// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Mutant.changed;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionDirectoryMutantsTest {
    private static BiFunction<ConnectionDirectory, Integer, ConnectionDirectory> wrong = (right, before) -> right;

    static class Subject extends MemoryConnectionDirectoryTest {
        private int before;

        @Override
        protected ConnectionDirectory started() {
            return wrong.apply(super.started(), before++);
        }
    }

    private static BiFunction<ConnectionDirectory, Integer, ConnectionDirectory> with(
            String method, Mutant.Method<ConnectionDirectory> instead) {
        return Mutant.with(ConnectionDirectory.class, method, instead);
    }

    private static ChargePointId id(Object[] arguments) {
        return (ChargePointId) arguments[0];
    }

    private static CompletionStage<Claim> claim(ConnectionDirectory right, Object[] a) {
        return right.claim(id(a), (OcppVersion) a[1], (Instant) a[2]);
    }

    private static long newest(ConnectionDirectory right, Object[] a) {
        return Stages.value(right.find(id(a))).map(p -> p.owner().epoch()).orElse(0L);
    }

    static Stream<Mutant<ConnectionDirectory>> mutants() {
        return Stream.of(
                Mutant.of(
                        "its epochs follow a clock that goes back",
                        with(
                                "claim",
                                (right, a) -> changed(
                                        claim(right, a),
                                        c -> new Claim(
                                                ((Instant) a[2]).isBefore(DirectoryFixture.NOW)
                                                        ? c.epoch() >> 1
                                                        : c.epoch(),
                                                c.previous(),
                                                c.registration(),
                                                c.recorded(),
                                                c.mayHaveCommands()))),
                        "c1_epochsRise_alsoWhenTheClockGoesBack",
                        "c1_epochsRise_acrossARestartWithAClockThatWentBack"),
                Mutant.of(
                        "it ends the connection that it replaces",
                        with(
                                "claim",
                                (right, a) -> claim(right, a)
                                        .thenCompose(c -> c.previous() == null
                                                ? CompletableFuture.completedFuture(c)
                                                : right.release(
                                                                id(a),
                                                                c.previous().epoch(),
                                                                DirectoryFixture.CLOSED)
                                                        .handle((done, closed) -> c))),
                        "c2_aReplacedOwner_staysOpenUntilItsOwnRelease",
                        "c3_theReleaseOfAnOlderConnection_leavesTheNewerOnline"),
                Mutant.of(
                        "it does not say whom it replaced",
                        with(
                                "claim",
                                (right, a) -> changed(
                                        claim(right, a),
                                        c -> new Claim(
                                                c.epoch(), null, c.registration(), c.recorded(), c.mayHaveCommands()))),
                        "c1_theNewestClaimOwns_andNamesWhomItReplaced"),
                Mutant.of(
                        "it releases without looking at the epoch",
                        with("release", (right, a) -> right.release(id(a), newest(right, a), (Closing) a[2])),
                        "c2_aReplacedOwner_staysOpenUntilItsOwnRelease",
                        "c3_theReleaseOfAnOlderConnection_leavesTheNewerOnline",
                        "c4_releasingTwiceOrWhatWasNeverClaimed_isANoOp"),
                Mutant.of(
                        "it registers without looking at the epoch",
                        with("register", (right, a) -> right.register(id(a), newest(right, a), (Registration) a[2])),
                        "c3_theRegistrationOfAnOlderConnection_isRefused"),
                Mutant.of(
                        "it says that whatever was released was open",
                        with(
                                "release",
                                (right, a) -> changed(right.release(id(a), (Long) a[1], (Closing) a[2]), was -> true)),
                        "c4_releasingTwiceOrWhatWasNeverClaimed_isANoOp"),
                Mutant.of(
                        "it takes connections of the living for abandoned",
                        with(
                                "abandoned",
                                (right, a) -> right.list(new PresenceQuery("", null, 1000, null, null))
                                        .thenApply(page -> page.items().stream()
                                                .filter(Presence::online)
                                                .map(Presence::owner)
                                                .limit((Integer) a[0])
                                                .toList())),
                        "c2_aReplacedOwner_staysOpenUntilItsOwnRelease",
                        "c5_openConnectionsOfAProcessThatIsGone_areAbandoned_andOfNoLivingOne",
                        "c5_theListOfAbandonedConnections_isAsShortAsAskedFor"),
                Mutant.of(
                        "it lists all that are abandoned at once",
                        with("abandoned", (right, a) -> right.abandoned(1000)),
                        "c5_theListOfAbandonedConnections_isAsShortAsAskedFor"),
                Mutant.of(
                        "it does not tell the claim what was registered",
                        with(
                                "claim",
                                (right, a) -> changed(
                                        claim(right, a),
                                        c -> new Claim(
                                                c.epoch(), c.previous(), null, c.recorded(), c.mayHaveCommands()))),
                        "c6_registrationAndCloses_areThereAfterARestart_andReadByTheClaim"),
                Mutant.of(
                        "it says without looking that no command waits",
                        with(
                                "claim",
                                (right, a) -> changed(
                                        claim(right, a),
                                        c -> new Claim(
                                                c.epoch(), c.previous(), c.registration(), c.recorded(), false))),
                        "c7_aClaimSaysThatNothingWaits_onlyWhereThatIsSo"),
                Mutant.of(
                        "it leaves one out",
                        with(
                                "list",
                                (right, a) -> changed(
                                        right.list((PresenceQuery) a[0]),
                                        page -> new PresencePage(
                                                page.items().stream()
                                                        .filter(p -> !p.owner()
                                                                .chargePointId()
                                                                .value()
                                                                .equals("cp-003"))
                                                        .toList(),
                                                page.nextCursor()))),
                        "list_goesThroughAllPagesInTheOrderOfIds"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsTheTestsOfItsRule(Mutant<ConnectionDirectory> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(Subject.class);
    }
}
