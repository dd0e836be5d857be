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

/** A JVM of its own that runs a class of the tests and reports on its standard output, line by line. */
public final class ChildProcess implements AutoCloseable {
    private static final String REPORT = "> ";

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

    /** Reports a line, for use in the child; whatever else it prints, such as its log, is left out. */
    public static void report(String line) {
        System.out.println(REPORT + line);
    }

    /** Its number. */
    public long pid() {
        return process.pid();
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
                if (line.startsWith(REPORT)) {
                    read.add(line.substring(REPORT.length()));
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, as kill -9 does; what it still had reported, without a last line that may be cut short. */
    public List<String> kill() {
        process.toHandle().destroyForcibly(); // the process's own method closes the stream as well
        try {
            String text = lines.lines().reduce("", (a, b) -> a + b + "\n");
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the child does not end");
            }
            List<String> whole = text.lines().toList();
            return whole.subList(0, Math.max(0, whole.size() - 1)).stream()
                    .filter(line -> line.startsWith(REPORT))
                    .map(line -> line.substring(REPORT.length()))
                    .toList();
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
