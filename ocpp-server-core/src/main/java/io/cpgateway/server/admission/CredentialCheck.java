// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.admission.Admission.Refused;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.ChargePointAuthenticator.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Checks credentials, and keeps those who guess from costing others anything (R7, ADR 0014). A source whose failures are
 * used up is not refused as a whole. Who was let in here lately is checked all the same: that is a look into a cache and a
 * fast hash, and a place behind the gate is taken only by who is proven. Anybody else has to wait until the source may fail
 * again, which it may every few moments. So the failures of others, behind the same NAT too, never lock out who is known,
 * and slow down who is not. Whoever is refused by such a source gets the same answer after the same time. Thread-safe.
 */
final class CredentialCheck {
    private static final int MAX_REGULARS = 200_000;
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final AdmissionSettings settings;
    private final ChargePointAuthenticator authenticator;
    private final StormGate gate;
    private final FailureLimit failures;
    private final AtomicInteger regularsAtOnce = new AtomicInteger();
    private final Cache<ChargePointId, Boolean> regulars;

    CredentialCheck(AdmissionSettings settings, ChargePointAuthenticator authenticator, StormGate gate, Ticker ticker) {
        this.settings = settings;
        this.authenticator = authenticator;
        this.gate = gate;
        this.failures = new FailureLimit(settings.storms().failuresPerMinute(), ticker);
        this.regulars = Caffeine.newBuilder()
                .expireAfterAccess(REMEMBERED)
                .maximumSize(MAX_REGULARS)
                .ticker(ticker)
                .build();
    }

    /** What becomes of a request: what is said once its credentials are proven, or a refusal. */
    CompletionStage<Admission> check(
            ChargePointId id, UpgradeRequest request, Supplier<CompletionStage<Admission>> onceProven) {
        SourceAddress source = SourceAddress.of(request.remoteAddress());
        if (!failures.isUsedUp(source)) {
            return gate.passing(() -> authenticate(id, request)
                    .thenCompose(verdict ->
                            proven(verdict, id, source) ? onceProven.get() : Refused.stage(turnedAway(verdict))));
        }
        if (regulars.getIfPresent(id) == null) {
            return Refused.stage(Refused.tooManyFailures());
        }
        return checkRegular(id, request, source, onceProven);
    }

    private CompletionStage<Admission> checkRegular(
            ChargePointId id,
            UpgradeRequest request,
            SourceAddress source,
            Supplier<CompletionStage<Admission>> onceProven) {
        if (regularsAtOnce.incrementAndGet() > settings.storms().upgradesAtOnce()) {
            regularsAtOnce.decrementAndGet();
            return Refused.stage(Refused.soon(StormGate.AT_ONCE));
        }
        return authenticate(id, request)
                .whenComplete((verdict, failure) -> regularsAtOnce.decrementAndGet())
                .thenCompose(verdict -> proven(verdict, id, source)
                        ? gate.passing(onceProven)
                        : Refused.stage(Refused.tooManyFailures()));
    }

    private CompletionStage<Verdict> authenticate(ChargePointId id, UpgradeRequest request) {
        return authenticator.authenticate(BasicCredentials.login(id, request.authorization(), request.remoteAddress()));
    }

    private boolean proven(Verdict verdict, ChargePointId id, SourceAddress source) {
        if (verdict == Verdict.ADMITTED) {
            regulars.put(id, true);
            return true;
        }
        failures.failed(source);
        return false;
    }

    private Refused turnedAway(Verdict verdict) {
        boolean plain = verdict == Verdict.UNKNOWN && settings.unknownIdStatus() == 404;
        return plain ? Refused.notFound("unknown_id") : Refused.unauthorized();
    }
}
