// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.testkit.contract.CredentialStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DurableCredentialStoreIT extends CredentialStoreContract {
    private final Reopened tables;

    DurableCredentialStoreIT(@TempDir Path folder) {
        tables = new Reopened(folder);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Override
    protected CredentialStore started() {
        return new TableCredentialStore(tables.start());
    }

    @Override
    protected void close(CredentialStore subject) {
        super.close(subject);
        tables.close();
    }
}
