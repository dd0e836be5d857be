// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.memory.Tables;
import io.cpgateway.server.spi.ConnectionDirectory;

class MemoryConnectionDirectoryTest extends ConnectionDirectoryContract {
    private final Tables tables = new MemoryTables(10_000);
    private int starts;

    @Override
    protected ConnectionDirectory started() {
        return new TableConnectionDirectory(tables, "node", "incarnation-" + starts++);
    }

    @Override
    protected void close(ConnectionDirectory subject) {
        super.close(subject);
        tables.close();
    }
}
