// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.memory.Tables;
import io.cpgateway.server.spi.CommandMailbox;
import java.time.InstantSource;

class MemoryCommandMailboxTest extends CommandMailboxContract {
    private final Tables tables = new MemoryTables(10_000);

    @Override
    protected CommandMailbox started(InstantSource clock) {
        return new TableCommandMailbox(tables, clock);
    }

    @Override
    protected void close(CommandMailbox subject) {
        super.close(subject);
        tables.close();
    }
}
