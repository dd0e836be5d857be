// SPDX-License-Identifier: MIT
package io.cpgateway.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked for on the command line.
 *
 * @param gateways the jars of the gateways to be compared
 * @param rounds how often each server is measured
 * @param time how long each time
 * @param warmUp how long each server is under load before
 * @param connections how many connections there are
 * @param core the number of the core for servers
 * @param business with and without business events, or only without
 * @param flags more flags of the servers' virtual machines
 */
record Settings(
        List<Path> gateways,
        int rounds,
        Duration time,
        Duration warmUp,
        int connections,
        String core,
        boolean business,
        List<String> flags) {
    static Settings parse(String[] arguments) {
        List<Path> gateways = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        int rounds = 7;
        int seconds = 8;
        int warmUp = 110;
        int connections = 300;
        String core = "0";
        boolean business = true;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--gateway" -> gateways.add(Path.of(value).toAbsolutePath());
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--warm-up" -> warmUp = Integer.parseInt(value);
                case "--connections" -> connections = Integer.parseInt(value);
                case "--server-core" -> core = value;
                case "--business" -> business = Boolean.parseBoolean(value);
                case "--flag" -> flags.add(value);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        if (arguments.length % 2 != 0 || gateways.isEmpty() || rounds < 1 || seconds < 1 || connections < 1) {
            throw new IllegalArgumentException("see benchmarks/README.md for the options");
        }
        return new Settings(
                gateways,
                rounds,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(warmUp),
                connections,
                core,
                business,
                flags);
    }
}
