// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The program behind {@code scripts/commands}: ends with 1 if a promise was not kept. */
final class CommandsMain {
    private static final int PER_SECOND = 200;

    private CommandsMain() {}

    /** Takes {@code silent}, or the number of charge points, that of commands, and a seed. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("commands-");
        boolean kept;
        if (arguments[0].equals("silent")) {
            kept = new SilentNeighbours(folder, System.out::println).run();
        } else {
            CommandRun.Size size = new CommandRun.Size(
                    Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), PER_SECOND, Duration.ofSeconds(60));
            long seed = Long.parseLong(arguments[2]);
            System.out.println("seed " + seed);
            kept = new CommandRun(folder, seed, size, System.out::println).run().isEmpty();
        }
        System.exit(kept ? 0 : 1);
    }
}
