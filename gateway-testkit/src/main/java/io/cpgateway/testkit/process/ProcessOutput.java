// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process writes: the last lines, and the first match of each sign. Thread-safe. */
final class ProcessOutput {
    private static final int LINES_KEPT = 500;

    private final Deque<String> lines = new ArrayDeque<>();
    private final List<Sign> signs;
    private final CountDownLatch end = new CountDownLatch(1);

    private record Sign(Pattern pattern, CompletableFuture<MatchResult> seen) {
        void look(String line) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                seen.complete(matcher.toMatchResult());
            }
        }
    }

    private ProcessOutput(List<Pattern> patterns) {
        signs = patterns.stream()
                .map(pattern -> new Sign(pattern, new CompletableFuture<>()))
                .toList();
    }

    /** Reads the output of a process on a thread of its own until the process ends. */
    static ProcessOutput of(Process process, String name, List<Pattern> signs) {
        ProcessOutput output = new ProcessOutput(signs);
        Thread reader = new Thread(() -> output.read(process), "output of " + name);
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    /** How each sign matched; fails if the process ends before all did. */
    CompletableFuture<List<MatchResult>> signs() {
        CompletableFuture<?>[] all = signs.stream().map(Sign::seen).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(all)
                .thenApply(
                        done -> signs.stream().map(sign -> sign.seen().join()).toList());
    }

    /** Waits until everything was read, at most so long: children of the process may hold its output open. */
    void awaitEnd(Duration patience) throws InterruptedException {
        if (!end.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            keep("its output is still open " + patience + " after its end");
        }
    }

    /** The last lines, each ended by a line feed but the last. */
    String tail() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    private void read(Process process) {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                keep(line);
                for (Sign sign : signs) {
                    sign.look(line);
                }
            }
        } catch (IOException e) {
            keep("its output cannot be read: " + e);
        }
        IllegalStateException ended = new IllegalStateException("it ended");
        signs.forEach(sign -> sign.seen().completeExceptionally(ended));
        end.countDown();
    }

    private void keep(String line) {
        synchronized (lines) {
            if (lines.size() == LINES_KEPT) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }
}
