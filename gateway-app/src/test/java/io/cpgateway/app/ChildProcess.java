// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of its own that runs a class of the tests and reports on its standard output, line by line. */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    /** Starts the class with these arguments. */
    public ChildProcess(Class<?> main, String... arguments) {
        this(List.of(), main, arguments);
    }

    /** Starts the class by way of another command, such as one that sets limits. */
    public ChildProcess(List<String> prefix, Class<?> main, String... arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                java.toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Reads so many lines. */
    public List<String> read(int count) {
        try {
            List<String> read = new ArrayList<>(count);
            while (read.size() < count) {
                String line = lines.readLine();
                if (line == null) {
                    throw new AssertionError("the child ended after " + read.size() + " lines");
                }
                read.add(line);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, as kill -9 does; what it still had reported, without a last line that may be cut short. */
    public List<String> kill() {
        process.toHandle().destroyForcibly(); // the process's own method closes the stream as well
        return rest();
    }

    /** Waits for its end; what it still had reported. */
    public List<String> rest() {
        try {
            String text = lines.lines().reduce("", (a, b) -> a + b + "\n");
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the child does not end");
            }
            List<String> read =
                    Stream.of(text.split("\n", -1)).filter(l -> !l.isEmpty()).toList();
            return process.exitValue() == 0 || read.isEmpty() ? read : read.subList(0, read.size() - 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
