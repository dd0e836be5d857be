// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code scripts/chaos}: any node may die, and so may Redis and the broker. */
@Tag("long")
class ChaosIT {
    private static final int CHARGE_POINTS = 100;
    private static final LedgerRun.Length SHORT =
            new LedgerRun.Length(Duration.ZERO, 3, Duration.ofSeconds(3), Duration.ofSeconds(2));

    @TempDir
    Path folder;

    @Test
    void theBooksOfAClusterAgree_afterEverythingWentWrong() throws InterruptedException {
        long seed = System.nanoTime();
        ChaosRun run = new ChaosRun(folder, seed, CHARGE_POINTS, line -> System.out.println("ChaosIT " + line));
        assertThat(run.run(SHORT)).as("seed %d", seed).isEmpty();
    }
}
