// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a gateway process is started: what runs, on which data, with which settings. Not thread-safe. */
public final class GatewayProgram {
    private final List<String> what;
    private final Map<String, String> environment = new HashMap<>();
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
        String[] parts = key.split("\\.", -1);
        boolean map = key.startsWith("security.credentials.");
        String tail = map ? parts[parts.length - 1] : "";
        String head = map ? key.substring(0, key.length() - tail.length()) : key;
        environment.put(head.toUpperCase(Locale.ROOT).replace('.', '_') + tail, value);
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
        command.addAll(what);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
