// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import io.cpgateway.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A gateway in a process of its own: killed, stopped and started again as operators and power cuts do. Thread-safe. */
public final class GatewayProcess implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("^Charge points connect to ws://[^:]+:(\\d+)/");
    private static final Pattern MANAGEMENT = Pattern.compile("^Management is at http://[^:]+:(\\d+)/");
    private static final Duration START = Duration.ofMinutes(2);

    private final GatewayProgram program;
    private final ChildProcess process;
    private final int serverPort;
    private final int managementPort;

    GatewayProcess(GatewayProgram program) {
        this.program = program;
        process = ChildProcess.start("the gateway", program.toProcess(), SERVER, MANAGEMENT);
        List<MatchResult> addresses = process.awaitSigns(START);
        serverPort = port(addresses.get(0));
        managementPort = port(addresses.get(1));
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
        return serverPort;
    }

    /** The port of the management API. */
    public int managementPort() {
        return managementPort;
    }

    /** Ends it at once, as {@code kill -9} and a power cut do. */
    public void kill() {
        process.kill();
    }

    /** Asks it to stop, as {@code kill} and an orchestrator do; returns at once. */
    public void terminate() {
        process.terminate();
    }

    /** Freezes it: its sockets stay open, and nobody answers. */
    public void pause() {
        process.pause();
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() {
        process.resume();
    }

    /**
     * Waits for its end; its exit status.
     *
     * @throws AssertionError if it does not end in time
     */
    public int awaitExit(Duration patience) {
        return process.awaitExit(patience);
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
        return process.residentKilobytes();
    }

    /** The last 500 lines that it wrote. */
    public String output() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
    }

    private static int port(MatchResult address) {
        return Integer.parseInt(address.group(1));
    }
}
