// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.TableIdTagStore;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.testkit.contract.IdTagStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DurableIdTagStoreIT extends IdTagStoreContract {
    private final Reopened tables;

    DurableIdTagStoreIT(@TempDir Path folder) {
        tables = new Reopened(folder);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Override
    protected IdTagStore started() {
        return new TableIdTagStore(tables.start());
    }

    @Override
    protected void close(IdTagStore subject) {
        super.close(subject);
        tables.close();
    }
}
