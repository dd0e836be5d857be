// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code scripts/ledger} (D1, D3, D4, D7, C11). */
@Tag("long")
class LedgerIT {
    private static final int CHARGE_POINTS = 200;
    private static final LedgerRun.Length SHORT =
            new LedgerRun.Length(Duration.ZERO, 4, Duration.ofSeconds(3), Duration.ofSeconds(2));

    @TempDir
    Path folder;

    @Test
    void bug4_theBooksAgree_afterEverythingWentWrong() throws InterruptedException {
        long seed = System.nanoTime();
        LedgerRun run = new LedgerRun(folder, seed, CHARGE_POINTS, line -> System.out.println("LedgerIT " + line));
        assertThat(run.run(SHORT)).as("seed %d", seed).isEmpty();
    }
}
