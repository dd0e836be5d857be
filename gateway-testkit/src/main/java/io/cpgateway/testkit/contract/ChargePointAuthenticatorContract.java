// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.ChargePointAuthenticator.Verdict;
import io.cpgateway.server.spi.Login;
import io.cpgateway.server.spi.Password;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link ChargePointAuthenticator}, where it asks for a user name and a password. */
public abstract class ChargePointAuthenticatorContract {
    private static final ChargePointId KNOWN = new ChargePointId("CP-1");
    private static final ChargePointId OTHER = new ChargePointId("CP-2");
    private static final byte[] OTHERS = {-1, 0, 58, 127, -128, 13, 10, 34, 1, 2, 3, 4, 5, 6, 7, 8};

    @SuppressWarnings("NullAway.Init") // before each test
    private ChargePointAuthenticator authenticator;

    /** One that knows these charge points by these passwords, and no others. */
    protected abstract ChargePointAuthenticator knowing(Map<ChargePointId, Password> passwords);

    @BeforeEach
    public final void start() {
        authenticator = knowing(Map.of(KNOWN, new Password(Logins.RIGHT), OTHER, new Password(OTHERS)));
    }

    private Verdict verdict(Login login) {
        return value(authenticator.authenticate(login));
    }

    @Test
    public void l1_aKnownIdWithItsPassword_isAdmitted() {
        assertThat(verdict(Logins.of(KNOWN, Logins.RIGHT))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(Logins.of(OTHER, OTHERS))).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    public void l1_aWrongPassword_isRefused() {
        byte[] almost = Logins.RIGHT.clone();
        almost[almost.length - 1]++;
        for (byte[] wrong : List.of(OTHERS, almost, new byte[0], new byte[1], new byte[Logins.RIGHT.length])) {
            assertThat(verdict(Logins.of(KNOWN, wrong))).isEqualTo(Verdict.REFUSED);
        }
    }

    @Test
    public void l1_missingCredentials_areRefused() {
        assertThat(verdict(new Login(KNOWN, null, null, "127.0.0.1"))).isEqualTo(Verdict.REFUSED);
        assertThat(verdict(new Login(KNOWN, KNOWN.value(), null, "127.0.0.1"))).isEqualTo(Verdict.REFUSED);
    }

    @Test
    public void l1_anothersNameAndPassword_areRefused() {
        assertThat(verdict(new Login(KNOWN, OTHER.value(), new Password(OTHERS), "127.0.0.1")))
                .isEqualTo(Verdict.REFUSED);
        assertThat(verdict(new Login(KNOWN, OTHER.value(), new Password(Logins.RIGHT), "127.0.0.1")))
                .isEqualTo(Verdict.REFUSED);
    }

    @Test
    public void l1_anUnknownId_isNeverAdmitted() {
        ChargePointId unknown = new ChargePointId("CP-3");
        assertThat(verdict(Logins.of(unknown, Logins.RIGHT))).isNotEqualTo(Verdict.ADMITTED);
        assertThat(verdict(new Login(unknown, null, null, "127.0.0.1"))).isNotEqualTo(Verdict.ADMITTED);
        assertThat(verdict(new Login(unknown, KNOWN.value(), new Password(Logins.RIGHT), "127.0.0.1")))
                .isNotEqualTo(Verdict.ADMITTED);
    }

    @Test
    public void l1_idsThatAreLikeAKnownOne_areNotThatOne() {
        for (String like : List.of("cp-1", "CP-", "CP-11", "CP*", "*", "CP_1", "CP.1", "CP-1.")) {
            assertThat(verdict(Logins.of(new ChargePointId(like), Logins.RIGHT)))
                    .as(like)
                    .isNotEqualTo(Verdict.ADMITTED);
        }
    }

    @Test
    public void l1_ofManyAtOnce_everyOneGetsItsOwnVerdict() {
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> verdict(Logins.of(KNOWN, i % 2 == 0 ? Logins.RIGHT : OTHERS))
                                == (i % 2 == 0 ? Verdict.ADMITTED : Verdict.REFUSED)))
                .containsOnly(true);
    }
}
