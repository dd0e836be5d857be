// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Admission.Granted;
import io.cpgateway.server.admission.Admission.Refused;
import io.cpgateway.server.admission.AdmissionSettings.Access;
import io.cpgateway.server.spi.ChargePointAuthenticator.Verdict;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of those who are known at a source whose failures are used up, while the authenticator takes its time. */
class CredentialCheckTest {
    private static final ChargePointId KNOWN = new ChargePointId("KNOWN");
    private static final Granted GRANTED = new Granted(KNOWN, OcppVersion.V1_6, "ocpp1.6");
    private static final StormLimits ONE_OF_EACH = new StormLimits(100, 1, 100, Duration.ofMinutes(1), 1);

    private CompletableFuture<Verdict> verdict = CompletableFuture.completedFuture(Verdict.ADMITTED);
    private final CredentialCheck check = new CredentialCheck(
            AdmissionSettings.defaults(Access.CREDENTIALS).within(ONE_OF_EACH),
            login -> verdict,
            new StormGate(ONE_OF_EACH, Ticker.disabledTicker()),
            Ticker.disabledTicker());

    private CompletableFuture<Admission> check() {
        UpgradeRequest request =
                new UpgradeRequest(KNOWN.value(), List.of("ocpp1.6"), null, null, "gateway.example", "192.0.2.1");
        return check.check(KNOWN, request, () -> CompletableFuture.completedFuture(GRANTED))
                .toCompletableFuture();
    }

    /** Let in once; then the source fails as often as it may. */
    private void useUp() {
        assertThat(check()).isCompletedWithValue(GRANTED);
        verdict = CompletableFuture.completedFuture(Verdict.REFUSED);
        assertThat(reason()).isEqualTo("unauthorized");
    }

    private String reason() {
        return ((Refused) check().join()).reason();
    }

    @Test
    void r7_soManyWhoAreKnownAtOnce_andNoMore() {
        useUp();
        CompletableFuture<Verdict> slow = new CompletableFuture<>();
        verdict = slow;
        CompletableFuture<Admission> first = check();
        assertThat(reason()).isEqualTo("upgrades_at_once");
        slow.complete(Verdict.ADMITTED);
        assertThat(first).isCompletedWithValue(GRANTED);
        assertThat(check()).as("there is room again").isCompletedWithValue(GRANTED);
    }

    @Test
    void r7_whoIsKnownAndWrong_isOneFailureMore_withTheAnswerThatStrangersGet() {
        useUp();
        assertThat(reason()).isEqualTo("source_failures");
    }

    /** An outage of the store is nobody's failure. */
    @Test
    void aStoreThatIsAway_usesNothingUp() {
        assertThat(check()).isCompletedWithValue(GRANTED);
        verdict = CompletableFuture.failedFuture(new GatewayException.Transient("away"));
        assertThat(check()).isCompletedExceptionally();
        assertThat(check()).isCompletedExceptionally();
        verdict = CompletableFuture.completedFuture(Verdict.ADMITTED);
        assertThat(check()).as("both left the gate").isCompletedWithValue(GRANTED);
        verdict = CompletableFuture.completedFuture(Verdict.REFUSED);
        assertThat(reason()).as("the first failure").isEqualTo("unauthorized");
    }
}
