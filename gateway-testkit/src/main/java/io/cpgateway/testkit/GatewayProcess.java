// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a process of its own: killed, stopped and started again as operators and power cuts do. Thread-safe. */
public final class GatewayProcess implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("Charge points connect to ws://[^:]+:(\\d+)/.*");
    private static final Pattern MANAGEMENT = Pattern.compile("Management is at http://[^:]+:(\\d+)/.*");
    private static final Duration START = Duration.ofSeconds(60);
    private static final int LINES_KEPT = 500;

    private final GatewayProgram program;
    private final Process process;
    private final Deque<String> lines = new ArrayDeque<>();
    private final CompletableFuture<Integer> serverPort = new CompletableFuture<>();
    private final CompletableFuture<Integer> managementPort = new CompletableFuture<>();

    GatewayProcess(GatewayProgram program) {
        this.program = program;
        try {
            process = program.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "gateway-output");
        reader.setDaemon(true);
        reader.start();
        awaitReady();
    }

    /** A gateway whose jar is this, on free ports of this machine, to be set up and started. */
    public static GatewayProgram ofJar(Path jar) {
        return new GatewayProgram(List.of("-jar", jar.toString()));
    }

    /** A gateway whose main class is this, found on the class path of this process. */
    public static GatewayProgram ofClass(Class<?> main) {
        return new GatewayProgram(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    }

    /** The port for charge points. */
    public int serverPort() {
        return serverPort.join();
    }

    /** The port of the management API. */
    public int managementPort() {
        return managementPort.join();
    }

    /** Ends it at once, as {@code kill -9} and a power cut do. */
    public void kill() {
        process.toHandle().destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    /** Asks it to stop, as {@code kill} and an orchestrator do; returns at once. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /**
     * Waits for its end; its exit status.
     *
     * @throws AssertionError if it does not end in time
     */
    public int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the gateway still runs after " + patience + "\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The same program on the same data, once this one has ended. */
    public GatewayProcess startAgain() {
        if (process.isAlive()) {
            throw new IllegalStateException("it still runs");
        }
        return new GatewayProcess(program);
    }

    /** How much memory it has in use, as Linux sees it. */
    public long residentKilobytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        String field = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(field.replaceAll("\\D", ""));
    }

    /** The last 500 lines that it wrote. */
    public String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private void awaitReady() {
        try {
            CompletableFuture.allOf(serverPort, managementPort).get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStarted(e);
        } catch (ExecutionException | TimeoutException e) {
            throw notStarted(e);
        }
    }

    private AssertionError notStarted(Exception cause) {
        process.destroyForcibly();
        return new AssertionError("the gateway did not start:\n" + output(), cause);
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                keep(line);
                complete(serverPort, SERVER.matcher(line));
                complete(managementPort, MANAGEMENT.matcher(line));
            }
        } catch (IOException e) {
            keep("its output cannot be read: " + e);
        }
        IllegalStateException ended = new IllegalStateException("it ended");
        serverPort.completeExceptionally(ended);
        managementPort.completeExceptionally(ended);
    }

    private void keep(String line) {
        synchronized (lines) {
            if (lines.size() == LINES_KEPT) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }

    private static void complete(CompletableFuture<Integer> port, Matcher line) {
        if (line.matches()) {
            port.complete(Integer.valueOf(line.group(1)));
        }
    }
}
