// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code scripts/commands} (K2, K3, K4, K5). */
@Tag("long")
class CommandsIT {
    private static final CommandRun.Size SHORT = new CommandRun.Size(100, 1_000, 200, Duration.ofSeconds(15));

    @TempDir
    Path folder;

    @Test
    void bug7_everyCommandEndsOnce_whateverHappens() throws Exception {
        long seed = System.nanoTime();
        CommandRun run = new CommandRun(folder, seed, SHORT, line -> System.out.println("CommandsIT " + line));
        assertThat(run.run()).as("seed %d", seed).isEmpty();
    }
}
