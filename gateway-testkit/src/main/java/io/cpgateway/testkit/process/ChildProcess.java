// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A process that ends with this one at the latest. Its output is read all the time, and its end is kept. Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration DEATH = Duration.ofSeconds(10);

    /** How long a child of the process may hold its output open after its end before that is no longer waited for. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final ProcessOutput output;

    private ChildProcess(String name, Process process, ProcessOutput output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a process; both of its outputs become one.
     *
     * @param name what it is, for messages
     * @param signs lines that tell that it has come far enough, for {@link #awaitSigns}; each has to match once
     * @throws UncheckedIOException if it cannot be started
     */
    public static ChildProcess start(String name, ProcessBuilder builder, Pattern... signs) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            Leftovers.add(process);
            return new ChildProcess(name, process, ProcessOutput.of(process, name, List.of(signs)));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started: " + builder.command(), e);
        }
    }

    /**
     * Waits for the signs; how each matched, in the order in which they were given.
     *
     * @throws AssertionError with its output if it ends before, or does not give them in time; it is ended then
     */
    public List<MatchResult> awaitSigns(Duration patience) {
        try {
            return output.signs().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStarted("interrupted", e);
        } catch (ExecutionException e) {
            throw notStarted("it ended", e);
        } catch (TimeoutException e) {
            throw notStarted("it gave no sign of readiness in " + patience, e);
        }
    }

    private AssertionError notStarted(String why, Exception cause) {
        kill();
        return new AssertionError(name + " did not start: " + why + "\n" + output(), cause);
    }

    /** Ends it at once, as {@code kill -9} and a power cut do; returns when it is gone. */
    public void kill() {
        process.toHandle().destroyForcibly();
        awaitExit(DEATH);
    }

    /** Asks it to stop, as {@code kill} and an orchestrator do; returns at once. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Freezes it ({@code SIGSTOP}): its sockets stay open, and nobody answers. Where there are signals. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() {
        signal("CONT");
    }

    /**
     * Waits for its end, and until all that it wrote was read; its exit status.
     *
     * @throws AssertionError with its output if it does not end in time
     */
    public int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " still runs after " + patience + "\n" + output());
            }
            output.awaitEnd(LAST_WORDS);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the end of " + name, e);
        }
    }

    /** Whether it runs; a frozen one does. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** The last 500 lines that it wrote. */
    public String output() {
        return output.tail();
    }

    /** How much memory it has in use, as Linux sees it. */
    public long residentKilobytes() throws IOException {
        String field = Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow(() -> new IOException(name + " has no memory any more"));
        return Long.parseLong(field.replaceAll("\\D", ""));
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }

    private void signal(String signal) {
        ChildProcess sender =
                start("kill -" + signal, new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()));
        if (sender.awaitExit(DEATH) != 0) {
            throw new AssertionError(name + " cannot be sent SIG" + signal + ": " + sender.output());
        }
    }
}
