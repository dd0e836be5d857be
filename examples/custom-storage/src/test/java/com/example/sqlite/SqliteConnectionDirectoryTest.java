// SPDX-License-Identifier: MIT
package com.example.sqlite;

import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.testkit.contract.ConnectionDirectoryContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

// tag::contract[]
class SqliteConnectionDirectoryTest extends ConnectionDirectoryContract {
    @TempDir
    Path folder;

    private ConnectionDirectory directory;

    @Override
    protected ConnectionDirectory started() {
        end();
        Database file = new Database(
                folder.resolve("connections.db"), Duration.ofSeconds(10), SqliteConnectionDirectory.schema());
        directory = new SqliteConnectionDirectory(file, "node", UUID.randomUUID().toString());
        return directory;
    }

    @AfterEach
    void end() {
        if (directory != null) {
            directory.close();
        }
    }
}
// end::contract[]
