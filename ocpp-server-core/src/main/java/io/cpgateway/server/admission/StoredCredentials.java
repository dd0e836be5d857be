// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.Login;
import io.cpgateway.server.spi.Password;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Admits a charge point whose Basic user is its id and whose password fits the stored credential. Thread-safe. */
public final class StoredCredentials implements ChargePointAuthenticator {
    private static final Password NOBODYS = new Password(new byte[16]);

    private final CredentialStore store;

    /** What an unknown id is compared with, so that it takes as long as a known one. */
    private final Credential decoy = Credential.of(new Password(new byte[] {1}), Instant.EPOCH);

    /** Reads credentials from the store. */
    public StoredCredentials(CredentialStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Verdict> authenticate(Login login) {
        return store.find(login.id()).thenApply(found -> {
            Password given = login.password();
            boolean fits = found.orElse(decoy).matches(given == null ? NOBODYS : given);
            boolean named = login.id().value().equals(login.user());
            if (found.isEmpty()) {
                return Verdict.UNKNOWN;
            }
            return given != null && named && fits ? Verdict.ADMITTED : Verdict.REFUSED;
        });
    }
}
