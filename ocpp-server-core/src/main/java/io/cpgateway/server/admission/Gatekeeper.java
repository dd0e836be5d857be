// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import com.github.benmanes.caffeine.cache.Ticker;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Admission.Refused;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.ChargePointAuthenticator.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges every upgrade request before it is answered: path, house, credentials, version, takeover, in this order.
 * Thread-safe.
 */
public final class Gatekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
    private static final int RETRY_SECONDS = 10;
    private static final int RETRY_SPREAD_SECONDS = 20;

    private final AdmissionSettings settings;
    private final ChargePointAuthenticator authenticator;
    private final House house;
    private final ConnectLimit takeovers;
    private final ConnectLimit connects;
    private final StormGate gate;

    /** What the gatekeeper asks about the inside. Thread-safe. */
    public interface House {
        /** Why nobody is let in at present, empty if everybody may come (D5, R6). */
        Optional<String> closedBecause();

        /** How long this charge point is to stay away, empty if it may come (R7). */
        default Optional<Duration> suspendedFor(ChargePointId id) {
            return Optional.empty();
        }

        /** Keeps a charge point away that connects again and again (R7). */
        default void suspend(ChargePointId id, Duration time, String reason) {}

        /** Whether a connection of this charge point is open here. */
        boolean isConnected(ChargePointId id);

        /** Whether that connection answers a ping within two seconds (C3). */
        CompletionStage<Boolean> isAlive(ChargePointId id);
    }

    /** Judges by these settings; the ticker drives the limits. */
    public Gatekeeper(AdmissionSettings settings, ChargePointAuthenticator authenticator, House house, Ticker ticker) {
        this.settings = settings;
        this.authenticator = authenticator;
        this.house = house;
        this.takeovers = new ConnectLimit(settings.takeoversPerMinute(), Duration.ofMinutes(1), ticker);
        this.connects = new ConnectLimit(settings.storms().connectsPerTenMinutes(), Duration.ofMinutes(10), ticker);
        this.gate = new StormGate(settings.storms(), ticker);
    }

    /** Judges a request; never fails. */
    public CompletionStage<Admission> judge(UpgradeRequest request) {
        Optional<ChargePointId> id = ChargePointPath.id(request.rawPath());
        if (id.isEmpty()) {
            return refused(Refused.notFound("malformed_id"));
        }
        Optional<String> closed = house.closedBecause();
        if (closed.isPresent()) {
            return refused(Refused.later(closed.get(), jitteredRetry()));
        }
        Optional<Duration> suspended = house.suspendedFor(id.get());
        if (suspended.isPresent()) {
            return refused(Refused.later("suspended", suspended.get()));
        }
        if (settings.access() == AdmissionSettings.Access.OPEN_LOOPBACK) {
            if (!Loopback.isAddress(request.remoteAddress())) {
                return refused(Refused.forbidden("foreign_address"));
            }
            if (isForeign(request)) {
                return refused(Refused.forbidden("foreign_origin"));
            }
        }
        Optional<String> crowded = gate.enter();
        if (crowded.isPresent()) {
            return refused(Refused.later(crowded.get(), jitteredRetry()));
        }
        return identify(id.get(), request).whenComplete((admission, failure) -> gate.leave());
    }

    private CompletionStage<Admission> identify(ChargePointId id, UpgradeRequest request) {
        return authenticate(id, request)
                .thenCompose(verdict -> verdict == Verdict.ADMITTED ? negotiate(id, request) : turnAway(verdict))
                .exceptionally(failure -> {
                    LOG.warn("Cannot judge the upgrade request of {}: {}", id, failure.toString());
                    return Refused.later("store_unavailable", jitteredRetry());
                });
    }

    private CompletionStage<Admission> turnAway(Verdict verdict) {
        boolean plain = verdict == Verdict.UNKNOWN && settings.unknownIdStatus() == 404;
        return refused(plain ? Refused.notFound("unknown_id") : Refused.unauthorized());
    }

    private CompletionStage<Verdict> authenticate(ChargePointId id, UpgradeRequest request) {
        return settings.access() == AdmissionSettings.Access.CREDENTIALS
                ? authenticator.authenticate(
                        BasicCredentials.login(id, request.authorization(), request.remoteAddress()))
                : CompletableFuture.completedFuture(Verdict.ADMITTED);
    }

    private CompletionStage<Admission> negotiate(ChargePointId id, UpgradeRequest request) {
        Optional<OcppVersion> common = request.subprotocols().stream()
                .flatMap(name -> OcppVersion.ofSubprotocol(name).stream())
                .filter(settings.versions()::contains)
                .findFirst();
        if (common.isPresent()) {
            return takeOver(new Admission.Granted(id, common.get(), common.get().subprotocol()));
        }
        OcppVersion assumed = settings.missingSubprotocol();
        return request.subprotocols().isEmpty() && assumed != null
                ? takeOver(new Admission.Granted(id, assumed, null))
                : CompletableFuture.completedFuture(new Admission.NoCommonVersion(id));
    }

    private CompletionStage<Admission> takeOver(Admission.Granted granted) {
        if (!connects.take(granted.id())) {
            return sendAway(granted.id());
        }
        if (!house.isConnected(granted.id())) {
            return CompletableFuture.completedFuture(granted);
        }
        if (!takeovers.take(granted.id())) {
            return refused(Refused.later("takeover_limit", jitteredRetry()));
        }
        if (settings.access() != AdmissionSettings.Access.OPEN_NETWORK) {
            return CompletableFuture.completedFuture(granted);
        }
        return house.isAlive(granted.id())
                .thenApply(alive -> alive ? Refused.later("still_connected", jitteredRetry()) : granted);
    }

    /** Counted only with right credentials, so that nobody can have another one sent away. */
    private CompletionStage<Admission> sendAway(ChargePointId id) {
        StormLimits storms = settings.storms();
        house.suspend(
                id,
                storms.suspension(),
                "it connected more than " + storms.connectsPerTenMinutes() + " times in ten minutes");
        return refused(Refused.later("reconnect_loop", storms.suspension()));
    }

    private static boolean isForeign(UpgradeRequest request) {
        String origin = request.origin();
        return !Loopback.isName(request.host()) || (origin != null && !Loopback.isOrigin(origin));
    }

    private static CompletionStage<Admission> refused(Refused refusal) {
        return CompletableFuture.completedFuture(refusal);
    }

    private static Duration jitteredRetry() {
        return Duration.ofSeconds(RETRY_SECONDS + ThreadLocalRandom.current().nextInt(RETRY_SPREAD_SECONDS));
    }
}
