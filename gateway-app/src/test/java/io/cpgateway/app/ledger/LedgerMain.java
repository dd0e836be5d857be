// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The program behind {@code scripts/ledger}: ends with 1 if a promise was not kept. */
final class LedgerMain {
    private LedgerMain() {}

    /** Takes minutes, seed and number of charge points. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration length = Duration.ofSeconds(Math.round(60 * Double.parseDouble(arguments[0])));
        long seed = Long.parseLong(arguments[1]);
        int chargePoints = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("ledger-");
        LedgerRun run = new LedgerRun(folder, seed, chargePoints, System.out::println);
        List<?> findings = run.run(new LedgerRun.Length(length, 1, Duration.ofSeconds(9), Duration.ofSeconds(6)));
        System.out.println(findings.isEmpty() ? "The books agree." : "The data of the gateway is in " + folder);
        System.exit(findings.isEmpty() ? 0 : 1);
    }
}
