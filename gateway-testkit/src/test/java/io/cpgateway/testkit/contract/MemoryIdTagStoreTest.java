// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableIdTagStore;
import io.cpgateway.server.memory.Tables;
import io.cpgateway.server.spi.IdTagStore;

class MemoryIdTagStoreTest extends IdTagStoreContract {
    private final Tables tables = new MemoryTables(10_000);

    @Override
    protected IdTagStore started() {
        return new TableIdTagStore(tables);
    }

    @Override
    protected void close(IdTagStore subject) {
        super.close(subject);
        tables.close();
    }
}
