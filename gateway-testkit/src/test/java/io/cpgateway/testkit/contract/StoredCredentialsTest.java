// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.admission.StoredCredentials;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.Password;
import java.time.Instant;
import java.util.Map;

class StoredCredentialsTest extends ChargePointAuthenticatorContract {
    @Override
    protected ChargePointAuthenticator knowing(Map<ChargePointId, Password> passwords) {
        CredentialStore store = new TableCredentialStore(new MemoryTables(1000));
        passwords.forEach((id, password) -> Stages.done(store.put(id, Credential.of(password, Instant.EPOCH))));
        return new StoredCredentials(store);
    }
}
