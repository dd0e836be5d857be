// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A directory in which a test says who is connected to another process. */
final class OwnedElsewhere implements ConnectionDirectory {
    static final String OTHER = "incarnation2";

    private final ConnectionDirectory own;
    private final Map<ChargePointId, Ownership> elsewhere = new ConcurrentHashMap<>();

    private volatile boolean knowsThatNothingWaits;
    private volatile CompletionStage<Void> answering = CompletableFuture.completedFuture(null);

    OwnedElsewhere(ConnectionDirectory own) {
        this.own = own;
    }

    /** Its newest connection is with the other process. */
    void has(String id, long epoch) {
        ChargePointId chargePoint = new ChargePointId(id);
        elsewhere.put(chargePoint, new Ownership(chargePoint, epoch, "node-2", OTHER, Instant.EPOCH));
    }

    /** From now on claims say that no command waits, whether that is so or not. */
    void saysThatNothingWaits() {
        knowsThatNothingWaits = true;
    }

    /** From now on claims are made at once and answered when the test completes this. */
    CompletableFuture<Void> holdAnswers() {
        CompletableFuture<Void> held = new CompletableFuture<>();
        answering = held;
        return held;
    }

    @Override
    public CompletionStage<Claim> claim(ChargePointId id, OcppVersion version, Instant now) {
        Ownership previous = elsewhere.remove(id);
        CompletionStage<Void> answered = answering;
        return own.claim(id, version, now)
                .thenApply(claim -> new Claim(
                        claim.epoch(),
                        previous == null ? claim.previous() : previous,
                        claim.registration(),
                        claim.recorded(),
                        !knowsThatNothingWaits))
                .thenCombine(answered, (claim, held) -> claim);
    }

    @Override
    public CompletionStage<Optional<Presence>> find(ChargePointId id) {
        Ownership owner = elsewhere.get(id);
        return owner == null
                ? own.find(id)
                : CompletableFuture.completedFuture(
                        Optional.of(new Presence(owner, true, OcppVersion.V1_6, Instant.EPOCH, null, List.of())));
    }

    @Override
    public CompletionStage<Boolean> register(ChargePointId id, long epoch, Registration registration) {
        return own.register(id, epoch, registration);
    }

    @Override
    public CompletionStage<Boolean> release(ChargePointId id, long epoch, Closing closing) {
        return own.release(id, epoch, closing);
    }

    @Override
    public CompletionStage<PresencePage> list(PresenceQuery query) {
        return own.list(query);
    }

    @Override
    public CompletionStage<List<Ownership>> abandoned(int limit) {
        return own.abandoned(limit);
    }

    @Override
    public void close() {
        own.close();
    }
}
