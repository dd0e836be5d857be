// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.Registration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was accepted from a charge point into records: strictly, and where that fails with what this charge point is
 * forgiven. Thread-safe.
 */
final class ForgivingReader {
    private final ConnectionDirectory directory;
    private final Leniency leniency;

    ForgivingReader(ConnectionDirectory directory, Leniency leniency) {
        this.directory = directory;
        this.leniency = leniency;
    }

    /** The record; empty if the payload does not fit even so. */
    <T extends Record> CompletionStage<Optional<T>> read(
            ChargePointId id, OcppCodec codec, RawJson payload, Class<T> type) {
        Optional<T> strict = codec.bind(payload, type).value();
        if (strict.isPresent() || leniency.entries().isEmpty()) {
            return CompletableFuture.completedFuture(strict);
        }
        return directory
                .find(id)
                .thenApply(found -> forgiving(
                                codec, found.map(Presence::registration).orElse(null))
                        .bind(payload, type)
                        .value());
    }

    private OcppCodec forgiving(OcppCodec codec, @Nullable Registration told) {
        return codec.withLeniency(
                told == null
                        ? leniency.profileFor(null, null, null)
                        : leniency.profileFor(told.vendor(), told.model(), told.firmware()));
    }
}
