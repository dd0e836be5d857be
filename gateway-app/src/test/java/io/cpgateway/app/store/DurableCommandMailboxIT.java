// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.testkit.contract.CommandMailboxContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DurableCommandMailboxIT extends CommandMailboxContract {
    private final Reopened tables;

    DurableCommandMailboxIT(@TempDir Path folder) {
        tables = new Reopened(folder);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Override
    protected CommandMailbox started(InstantSource clock) {
        return new TableCommandMailbox(tables.start(), clock);
    }

    @Override
    protected void close(CommandMailbox subject) {
        super.close(subject);
        tables.close();
    }
}
