// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What stands on the command line.
 *
 * @param task what to do
 * @param config the configuration file that was named
 */
record Arguments(Task task, Optional<Path> config) {
    /** How to call the program. */
    static final String USAGE = """
            usage: java -jar gateway-app.jar [--config FILE] [--check-config | --print-config | --version | --help]
              --config FILE    read the configuration from FILE (else configs/config.yaml, else the defaults)
              --check-config   check the configuration and exit
              --print-config   print every key, its value and where it comes from, and exit; secrets are masked
              --version        print the version and exit
              --help           print this and exit
            Every key can be set by environment: SERVER_PORT for server.port. docs/configuration.md lists them.""";

    /** What can be done. */
    enum Task {
        RUN,
        CHECK_CONFIG,
        PRINT_CONFIG,
        VERSION,
        HELP
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it cannot be understood; the message says why
     */
    static Arguments parse(String... args) {
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        Task task = Task.RUN;
        Optional<Path> config = Optional.empty();
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            Task asked = switch (arg) {
                case "--config" -> Task.RUN;
                case "--check-config" -> Task.CHECK_CONFIG;
                case "--print-config" -> Task.PRINT_CONFIG;
                case "--version" -> Task.VERSION;
                case "--help", "-h" -> Task.HELP;
                default -> throw new IllegalArgumentException("unknown argument: " + arg);
            };
            if (asked == Task.RUN) {
                config = Optional.of(file(rest.poll()));
            } else if (task == Task.RUN) {
                task = asked;
            } else {
                throw new IllegalArgumentException(arg + " cannot be combined with what comes before it");
            }
        }
        return new Arguments(task, config);
    }

    private static Path file(@org.jspecify.annotations.Nullable String name) {
        if (name == null || name.startsWith("--")) {
            throw new IllegalArgumentException("--config needs the name of a file");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--config: not the name of a file", e);
        }
    }
}
