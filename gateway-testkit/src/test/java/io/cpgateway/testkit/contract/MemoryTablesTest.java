// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.Tables;

class MemoryTablesTest extends TablesContract {
    @Override
    protected Tables started() {
        return new MemoryTables(MAX_ROWS);
    }
}
