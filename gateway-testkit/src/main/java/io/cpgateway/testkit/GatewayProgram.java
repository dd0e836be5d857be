// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a gateway process is started: what runs, on which data, with which settings. Not thread-safe. */
public final class GatewayProgram {
    /** What follows these is written in the environment as it is. */
    private static final List<String> FREE_PARTS = List.of("security.credentials.", "ocpp.answers.", "ocpp.leniency.");

    private final List<String> what;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private Duration clockSkew = Duration.ZERO;
    private final List<String> jvmFlags = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    private Path folder = Path.of("").toAbsolutePath();

    GatewayProgram(List<String> what) {
        this.what = what;
        setting("server.port", "0").setting("management.port", "0").setting("metrics.port", "0");
    }

    /** Runs in this folder, its data below it. */
    public GatewayProgram in(Path workingFolder) {
        folder = workingFolder.toAbsolutePath();
        return setting("data.dir", folder.resolve("data").toString());
    }

    /** Sets a key of the configuration. */
    public GatewayProgram setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /**
     * Has its clock run so far ahead of that of the system, or behind if negative. The program itself has no such switch:
     * {@link SkewedGateway} runs in its place, what it starts is found by {@code ServiceLoader} on the class path of this
     * process, and flags of the command line have no effect.
     */
    public GatewayProgram clockSkew(Duration ahead) {
        clockSkew = ahead;
        return this;
    }

    /** Adds a flag for the virtual machine. */
    public GatewayProgram jvmFlag(String flag) {
        jvmFlags.add(flag);
        return this;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @throws AssertionError if it does not start
     */
    public GatewayProcess launch() {
        return new GatewayProcess(this);
    }

    ProcessBuilder toProcess() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be made", e);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        if (clockSkew.isZero()) {
            command.addAll(what);
            settings.forEach((key, value) -> builder.environment().put(variable(key), value));
        } else {
            command.addAll(SkewedGateway.command(clockSkew, settings));
        }
        return builder;
    }

    private static String variable(String key) {
        int free = FREE_PARTS.stream()
                .filter(key::startsWith)
                .mapToInt(String::length)
                .findFirst()
                .orElse(key.length());
        String name = key.substring(0, free).toUpperCase(Locale.ROOT).replace('.', '_');
        return name + key.substring(free);
    }
}
