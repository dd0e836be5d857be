// SPDX-License-Identifier: MIT
package com.example.sqlite;

import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.ConnectionDirectoryProvider;
import io.cpgateway.server.spi.ProviderContext;
import java.nio.file.Path;
import java.time.Duration;

/** {@code plugins.connection_directory: sqlite}. */
public final class SqliteDirectoryProvider implements ConnectionDirectoryProvider {
    @Override
    public String name() {
        return "sqlite";
    }

    // tag::create[]
    @Override
    public ConnectionDirectory create(ProviderContext context) {
        Path file = Path.of(context.text("folder"), "connections.db");
        Duration deadline = context.duration("deadline", Duration.ofSeconds(1));
        return new SqliteConnectionDirectory(
                new Database(file, deadline, SqliteConnectionDirectory.schema()),
                context.nodeId(),
                context.incarnation());
    }
    // end::create[]
}
