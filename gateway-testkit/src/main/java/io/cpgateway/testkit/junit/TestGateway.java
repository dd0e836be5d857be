// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.junit;

import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.Launchers;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * A gateway that runs in this process, for tests: on free ports of this machine, its data in a temporary folder.
 * {@link GatewayTest} makes one; so does {@link #launch} where JUnit has no say. Thread-safe.
 */
public final class TestGateway implements AutoCloseable {
    private final RunningGateway running;
    private final TemporaryFolder folder;
    private final String path;

    private TestGateway(RunningGateway running, TemporaryFolder folder, String path) {
        this.running = running;
        this.folder = folder;
        this.path = path;
    }

    /**
     * Starts one and returns when it is ready.
     *
     * @param settings keys of the configuration and their values, over what a test wants: free ports, no waiting for a
     *     load balancer at the end
     * @param clock what time it is for this gateway, such as a {@link io.cpgateway.testkit.fault.TestClock}
     * @throws IllegalStateException if there is no gateway on the class path; the message says what to add
     * @throws io.cpgateway.server.spi.GatewayException if it cannot start; the message says what to change
     */
    public static TestGateway launch(Map<String, String> settings, InstantSource clock) {
        TemporaryFolder folder = TemporaryFolder.create("gateway");
        Map<String, String> all = new HashMap<>(Map.of(
                "server.host", "127.0.0.1",
                "server.port", "0",
                "management.host", "127.0.0.1",
                "management.port", "0",
                "metrics.host", "127.0.0.1",
                "metrics.port", "0",
                "data.dir", folder.path().toString(),
                "shutdown.readiness_wait", "0s",
                "shutdown.drain_timeout", "2s"));
        all.putAll(settings);
        try {
            RunningGateway running = Launchers.only().launch(all, clock);
            return new TestGateway(running, folder, settings.getOrDefault("server.path", "/ocpp"));
        } catch (RuntimeException | Error failure) {
            folder.close();
            throw failure;
        }
    }

    /** The gateway itself. */
    public RunningGateway running() {
        return running;
    }

    /** The port for charge points. */
    public int serverPort() {
        return running.serverPort();
    }

    /** Where charge points connect to, up to and including the last slash; the id follows. */
    public URI serverUri() {
        return URI.create("ws://localhost:" + serverPort() + path + "/");
    }

    /** Where the management API is, with a slash at the end. */
    public URI managementUri() {
        return URI.create("http://localhost:" + running.managementPort() + "/");
    }

    /** Where its metrics and health are, with a slash at the end. */
    public URI metricsUri() {
        return URI.create("http://localhost:" + running.metricsPort() + "/");
    }

    /** Where its data are, the journal below it, unless {@code data.dir} was set. */
    public Path folder() {
        return folder.path();
    }

    /** Stops it in order and deletes its data. */
    @Override
    public void close() {
        try (folder) {
            running.close();
        }
    }
}
