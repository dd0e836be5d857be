// SPDX-License-Identifier: MIT
package com.example.sqlite;

import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailboxProvider;
import io.cpgateway.server.spi.ProviderContext;
import java.nio.file.Path;
import java.time.Duration;

/** {@code plugins.command_mailbox: sqlite}. */
public final class SqliteMailboxProvider implements CommandMailboxProvider {
    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public CommandMailbox create(ProviderContext context) {
        Path file = Path.of(context.text("folder"), "commands.db");
        Duration deadline = context.duration("deadline", Duration.ofSeconds(1));
        return new SqliteCommandMailbox(
                new Database(file, deadline, SqliteCommandMailbox.schema()), context.clock());
    }
}
