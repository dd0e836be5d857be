// SPDX-License-Identifier: MIT
package com.example.sqlite;

import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.testkit.contract.CommandMailboxContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteCommandMailboxTest extends CommandMailboxContract {
    @TempDir
    Path folder;

    private CommandMailbox mailbox;

    @Override
    protected CommandMailbox started(InstantSource clock) {
        end();
        Database file =
                new Database(folder.resolve("commands.db"), Duration.ofSeconds(10), SqliteCommandMailbox.schema());
        mailbox = new SqliteCommandMailbox(file, clock);
        return mailbox;
    }

    @AfterEach
    void end() {
        if (mailbox != null) {
            mailbox.close();
        }
    }
}
