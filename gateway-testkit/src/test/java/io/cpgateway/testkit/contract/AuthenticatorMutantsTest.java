// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.ChargePointAuthenticator.Verdict;
import io.cpgateway.server.spi.Login;
import io.cpgateway.server.spi.Password;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthenticatorMutantsTest {
    private static BiFunction<ChargePointAuthenticator, Integer, ChargePointAuthenticator> wrong =
            (right, before) -> right;

    static class Subject extends StoredCredentialsTest {
        @Override
        protected ChargePointAuthenticator knowing(Map<ChargePointId, Password> passwords) {
            return wrong.apply(super.knowing(passwords), 0);
        }
    }

    private static BiFunction<ChargePointAuthenticator, Integer, ChargePointAuthenticator> with(
            Mutant.Method<ChargePointAuthenticator> instead) {
        return Mutant.with(ChargePointAuthenticator.class, "authenticate", instead);
    }

    private static Login named(Login login, ChargePointId id, String user) {
        return new Login(id, user, login.password(), login.remoteAddress());
    }

    static Stream<Mutant<ChargePointAuthenticator>> mutants() {
        return Stream.of(
                Mutant.of(
                        "it admits everybody",
                        with((right, a) -> CompletableFuture.completedFuture(Verdict.ADMITTED)),
                        "l1_aWrongPassword_isRefused",
                        "l1_anUnknownId_isNeverAdmitted",
                        "l1_anothersNameAndPassword_areRefused",
                        "l1_idsThatAreLikeAKnownOne_areNotThatOne",
                        "l1_missingCredentials_areRefused",
                        "l1_ofManyAtOnce_everyOneGetsItsOwnVerdict"),
                Mutant.of(
                        "it refuses everybody",
                        with((right, a) -> CompletableFuture.completedFuture(Verdict.REFUSED)),
                        "l1_aKnownIdWithItsPassword_isAdmitted",
                        "l1_ofManyAtOnce_everyOneGetsItsOwnVerdict"),
                Mutant.of(
                        "it does not look at the user name",
                        with((right, a) -> right.authenticate(named(
                                (Login) a[0],
                                ((Login) a[0]).id(),
                                ((Login) a[0]).id().value()))),
                        "l1_anothersNameAndPassword_areRefused"),
                Mutant.of(
                        "it disregards case",
                        with((right, a) -> {
                            ChargePointId id = new ChargePointId(
                                    ((Login) a[0]).id().value().toUpperCase(Locale.ROOT));
                            String user = ((Login) a[0]).user();
                            return right.authenticate(
                                    named((Login) a[0], id, user == null ? "" : user.toUpperCase(Locale.ROOT)));
                        }),
                        "l1_idsThatAreLikeAKnownOne_areNotThatOne"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsTheTestsOfItsRule(Mutant<ChargePointAuthenticator> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(Subject.class);
    }
}
