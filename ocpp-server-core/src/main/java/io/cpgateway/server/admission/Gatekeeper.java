// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import com.github.benmanes.caffeine.cache.Ticker;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Admission.Refused;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges every upgrade request before it is answered: path, house, credentials, version, takeover, in this order.
 * Thread-safe.
 */
public final class Gatekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

    private final AdmissionSettings settings;
    private final CredentialCheck credentials;
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
        this.house = house;
        this.takeovers = new ConnectLimit(settings.takeoversPerMinute(), Duration.ofMinutes(1), ticker);
        this.connects = new ConnectLimit(settings.storms().connectsPerTenMinutes(), Duration.ofMinutes(10), ticker);
        this.gate = new StormGate(settings.storms(), ticker);
        this.credentials = new CredentialCheck(settings, authenticator, gate, ticker);
    }

    /** Judges a request; never fails. */
    public CompletionStage<Admission> judge(UpgradeRequest request) {
        Optional<ChargePointId> id = ChargePointPath.id(request.rawPath());
        if (id.isEmpty()) {
            return Refused.stage(Refused.notFound("malformed_id"));
        }
        Optional<String> closed = house.closedBecause();
        if (closed.isPresent()) {
            return Refused.stage(Refused.soon(closed.get()));
        }
        Optional<Duration> suspended = house.suspendedFor(id.get());
        if (suspended.isPresent()) {
            return Refused.stage(Refused.later("suspended", suspended.get()));
        }
        if (settings.access() == AdmissionSettings.Access.OPEN_LOOPBACK) {
            if (!Loopback.isAddress(request.remoteAddress())) {
                return Refused.stage(Refused.forbidden("foreign_address"));
            }
            if (isForeign(request)) {
                return Refused.stage(Refused.forbidden("foreign_origin"));
            }
        }
        return identify(id.get(), request).exceptionally(failure -> {
            LOG.warn("Cannot judge the upgrade request of {}: {}", id.get(), failure.toString());
            return Refused.soon("store_unavailable");
        });
    }

    private CompletionStage<Admission> identify(ChargePointId id, UpgradeRequest request) {
        return settings.access() == AdmissionSettings.Access.CREDENTIALS
                ? credentials.check(id, request, () -> negotiate(id, request))
                : gate.passing(() -> negotiate(id, request));
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
            return Refused.stage(Refused.soon("takeover_limit"));
        }
        if (settings.access() != AdmissionSettings.Access.OPEN_NETWORK) {
            return CompletableFuture.completedFuture(granted);
        }
        return house.isAlive(granted.id()).thenApply(alive -> alive ? Refused.soon("still_connected") : granted);
    }

    /** Counted only with right credentials, so that nobody can have another one sent away. */
    private CompletionStage<Admission> sendAway(ChargePointId id) {
        StormLimits storms = settings.storms();
        house.suspend(
                id,
                storms.suspension(),
                "it connected more than " + storms.connectsPerTenMinutes() + " times in ten minutes");
        return Refused.stage(Refused.later("reconnect_loop", storms.suspension()));
    }

    private static boolean isForeign(UpgradeRequest request) {
        String origin = request.origin();
        return !Loopback.isName(request.host()) || (origin != null && !Loopback.isOrigin(origin));
    }
}
