// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, on ports and data that stay the same for its lifetime, however often it dies.
 * Thread-safe; one operation at a time.
 */
public abstract sealed class EmbeddedServer implements AutoCloseable permits EmbeddedKafka, EmbeddedRedis {
    private static final Duration STOP = Duration.ofSeconds(60);

    private final String name;
    private final Path folder;
    private final boolean temporary;
    private @Nullable ChildProcess process;

    /** On this folder, which is left alone at the end; or on a temporary one. */
    EmbeddedServer(String name, @Nullable Path given) {
        this.name = name;
        temporary = given == null;
        folder = given == null ? Leftovers.temporaryFolder(name) : given.toAbsolutePath();
    }

    /** Starts a process and returns when it is ready. */
    abstract ChildProcess launch();

    /** Where its configuration and its data are. It may be changed while the server is down. */
    public final Path folder() {
        return folder;
    }

    /** Starts it on the data that is there; first stops it in order if it runs. Returns when it is ready. */
    public final synchronized void restart() {
        if (isRunning()) {
            stop();
        }
        process = launch();
    }

    /** Ends it at once, as {@code kill -9} and a power cut do; returns when it is gone. */
    public final synchronized void kill() {
        running().kill();
    }

    /** Freezes it: connections stay open and new ones come about, and nobody answers. */
    public final synchronized void pause() {
        running().pause();
    }

    /** Lets it go on after {@link #pause()}. */
    public final synchronized void resume() {
        running().resume();
    }

    /**
     * Stops it in order, as SIGTERM does; returns when it is gone.
     *
     * @throws AssertionError with its output if it does not stop in time
     */
    public final synchronized void stop() {
        ChildProcess now = running();
        now.terminate();
        now.awaitExit(STOP);
    }

    /** Whether its process is there; a frozen one is. */
    public final synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The last 500 lines that it wrote since its last start. */
    public final synchronized String output() {
        return process == null ? "" : process.output();
    }

    /** Kills it and deletes its data, if nobody gave the folder. */
    @Override
    public final synchronized void close() {
        if (process != null) {
            process.close();
        }
        if (temporary) {
            Leftovers.delete(folder);
        }
    }

    private ChildProcess running() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException(name + " does not run");
        }
        return process;
    }
}
