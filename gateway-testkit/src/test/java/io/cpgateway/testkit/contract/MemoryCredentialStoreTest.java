// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.memory.Tables;
import io.cpgateway.server.spi.CredentialStore;

class MemoryCredentialStoreTest extends CredentialStoreContract {
    private final Tables tables = new MemoryTables(10_000);

    @Override
    protected CredentialStore started() {
        return new TableCredentialStore(tables);
    }

    @Override
    protected void close(CredentialStore subject) {
        super.close(subject);
        tables.close();
    }
}
