// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.Tables;
import io.cpgateway.testkit.contract.TablesContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class DurableTablesContractIT extends TablesContract {
    @TempDir
    Path folder;

    @Override
    protected Tables started() {
        return new DurableTables(
                folder.resolve("state.mv"), new StateSettings(MAX_ROWS, 1_000, Duration.ofSeconds(10)));
    }
}
