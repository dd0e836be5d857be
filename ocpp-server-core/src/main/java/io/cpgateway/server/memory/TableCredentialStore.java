// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The credentials that a node which is alone checks. Thread-safe. */
public final class TableCredentialStore implements CredentialStore {
    private final Tables tables;
    private final Table<Credential> credentials;

    /** A store over these tables. */
    public TableCredentialStore(Tables tables) {
        this.tables = tables;
        this.credentials = tables.open("credentials", Credential.class);
    }

    @Override
    public CompletionStage<Optional<Credential>> find(ChargePointId id) {
        return tables.read(() -> Optional.ofNullable(credentials.get(id.value())));
    }

    @Override
    public CompletionStage<Void> put(ChargePointId id, Credential credential) {
        return tables.change(() -> {
            credentials.put(id.value(), credential);
        });
    }

    @Override
    public CompletionStage<Boolean> remove(ChargePointId id) {
        return tables.write(() -> credentials.remove(id.value()) != null);
    }

    @Override
    public CompletionStage<Boolean> isEmpty() {
        return tables.read(() -> credentials.size() == 0);
    }

    /** Does nothing: the tables belong to whoever made them. */
    @Override
    public void close() {}
}
