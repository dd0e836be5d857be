// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.testkit.contract.ConnectionDirectoryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DurableConnectionDirectoryIT extends ConnectionDirectoryContract {
    private final Reopened tables;

    DurableConnectionDirectoryIT(@TempDir Path folder) {
        tables = new Reopened(folder);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Override
    protected ConnectionDirectory started() {
        return new TableConnectionDirectory(tables.start(), "node", tables.incarnation());
    }

    @Override
    protected void close(ConnectionDirectory subject) {
        super.close(subject);
        tables.close();
    }
}
