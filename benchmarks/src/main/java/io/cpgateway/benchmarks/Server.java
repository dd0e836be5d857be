// SPDX-License-Identifier: MIT
package io.cpgateway.benchmarks;

import io.cpgateway.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A server in a process of its own, on a core of its own. */
final class Server implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Pattern GATEWAY_PORT = Pattern.compile("^Charge points connect to ws://[^:]+:(\\d+)/");
    private static final Pattern CHARGE_TIME_PORT = Pattern.compile("^Listening on (\\d+)$");

    private final String name;
    private final ChildProcess process;
    private final int port;

    private Server(String name, List<String> command, Path folder, Map<String, String> environment, Pattern sign)
            throws IOException {
        this.name = name;
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        process = ChildProcess.start(name, builder, sign);
        port = Integer.parseInt(process.awaitSigns(START).get(0).group(1));
    }

    /** A gateway whose events go to Kafka. */
    static Server gateway(String name, Path jar, String brokers, boolean business, Plan plan) throws IOException {
        Map<String, String> settings = Map.of(
                "SERVER_PORT", "0",
                "MANAGEMENT_PORT", "0",
                "METRICS_PORT", "0",
                "SECURITY_ALLOW_OPEN", "true",
                "LOGGING_LEVEL", "warn",
                "KAFKA_BROKERS", brokers,
                "KAFKA_CREATE_TOPICS", "true",
                "KAFKA_COMMAND_GROUP", plan.folder(name).getFileName().toString(),
                "EVENTS_BUSINESS", Boolean.toString(business));
        return new Server(
                name, plan.java(List.of("-jar", jar.toString())), plan.folder(name), settings, GATEWAY_PORT);
    }

    /** ChargeTime's server, which validates and stores nothing. */
    static Server chargeTime(Plan plan) throws IOException {
        List<String> command =
                plan.java(List.of("-cp", System.getProperty("java.class.path"), ChargeTimeServer.class.getName()));
        return new Server("ChargeTime", command, plan.folder("ChargeTime"), Map.of(), CHARGE_TIME_PORT);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** How much processor time it has taken so far, as Linux counts it: in steps of 10 ms. */
    Duration cpu() {
        return cpuOf(process.pid());
    }

    static Duration cpuOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process " + pid + " is gone"));
    }

    /** The last lines that it wrote. */
    String output() {
        return process.output();
    }

    @Override
    public void close() {
        process.terminate();
        process.awaitExit(START);
        process.close();
    }

    /**
     * How servers are run.
     *
     * @param core the number of the core that is theirs
     * @param flags of the virtual machine
     * @param work a folder for what they write
     */
    record Plan(String core, List<String> flags, Path work) {
        List<String> java(List<String> program) {
            List<String> command = new ArrayList<>(List.of("taskset", "-c", core));
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            command.addAll(program);
            return command;
        }

        Path folder(String name) {
            return work.resolve(name.replaceAll("[^A-Za-z0-9]+", "-"));
        }
    }
}
