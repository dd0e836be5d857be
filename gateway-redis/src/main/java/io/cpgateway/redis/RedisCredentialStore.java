// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The credentials that all processes check which share one Redis. Thread-safe. */
final class RedisCredentialStore implements CredentialStore {
    private final SharedEntries<Credential> entries;

    RedisCredentialStore(SharedEntries<Credential> entries) {
        this.entries = entries;
    }

    @Override
    public CompletionStage<Optional<Credential>> find(ChargePointId id) {
        return entries.find(id.value());
    }

    @Override
    public CompletionStage<Void> put(ChargePointId id, Credential credential) {
        return entries.put(id.value(), credential);
    }

    @Override
    public CompletionStage<Boolean> remove(ChargePointId id) {
        return entries.remove(id.value());
    }

    @Override
    public CompletionStage<Boolean> isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public void close() {
        entries.close();
    }
}
