// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableTransactionStore;
import io.cpgateway.server.memory.Tables;
import io.cpgateway.server.spi.TransactionStore;
import java.time.InstantSource;

class MemoryTransactionStoreTest extends TransactionStoreContract {
    private final Tables tables = new MemoryTables(10_000);

    @Override
    protected TransactionStore started(InstantSource clock) {
        return new TableTransactionStore(tables, clock);
    }

    @Override
    protected void close(TransactionStore subject) {
        super.close(subject);
        tables.close();
    }
}
