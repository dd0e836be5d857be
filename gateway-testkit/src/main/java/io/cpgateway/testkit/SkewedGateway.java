// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.fault.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A gateway process whose clock is wrong. It says where it is as the program does, and ends in order on SIGTERM; what the
 * program reads from its command line and a file, it does not.
 */
final class SkewedGateway {
    private SkewedGateway() {}

    /** The arguments of {@code java} for a gateway with these settings whose clock is so far ahead. */
    static List<String> command(Duration ahead, Map<String, String> settings) {
        List<String> command = new ArrayList<>(
                List.of("-cp", System.getProperty("java.class.path"), SkewedGateway.class.getName(), ahead.toString()));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        return command;
    }

    /** Runs one: first how far the clock is ahead (ISO 8601), then settings as key=value. */
    public static void main(String[] args) {
        TestClock clock = TestClock.running();
        clock.skew(Duration.parse(args[0]));
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : List.of(args).subList(1, args.length)) {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        RunningGateway gateway = Launchers.only().launch(settings, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway), "shutdown"));
        System.out.println("Charge points connect to ws://localhost:" + gateway.serverPort() + "/");
        System.out.println("Management is at http://localhost:" + gateway.managementPort() + "/");
    }

    private static void stop(RunningGateway gateway) {
        gateway.close();
        Runtime.getRuntime().halt(0);
    }
}
