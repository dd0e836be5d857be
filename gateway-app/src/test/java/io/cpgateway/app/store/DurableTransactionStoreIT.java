// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.TableTransactionStore;
import io.cpgateway.server.spi.TransactionStore;
import io.cpgateway.testkit.contract.TransactionStoreContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DurableTransactionStoreIT extends TransactionStoreContract {
    private final Reopened tables;

    DurableTransactionStoreIT(@TempDir Path folder) {
        tables = new Reopened(folder);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Override
    protected TransactionStore started(InstantSource clock) {
        return new TableTransactionStore(tables.start(), clock);
    }

    @Override
    protected void close(TransactionStore subject) {
        super.close(subject);
        tables.close();
    }
}
