// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The program behind {@code scripts/chaos}: ends with 1 if a promise was not kept. */
final class ChaosMain {
    private ChaosMain() {}

    /** Takes minutes, seed and number of charge points. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration length = Duration.ofSeconds(Math.round(60 * Double.parseDouble(arguments[0])));
        long seed = Long.parseLong(arguments[1]);
        Path folder = Files.createTempDirectory("chaos-");
        ChaosRun run = new ChaosRun(folder, seed, Integer.parseInt(arguments[2]), System.out::println);
        List<?> findings = run.run(new LedgerRun.Length(length, 1, Duration.ofSeconds(15), Duration.ofSeconds(8)));
        System.out.println(findings.isEmpty() ? "The books agree." : "The data of the gateways is in " + folder);
        System.exit(findings.isEmpty() ? 0 : 1);
    }
}
