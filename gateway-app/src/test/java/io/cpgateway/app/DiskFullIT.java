// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.app.journal.JournalEventSink;
import io.cpgateway.app.journal.JournalSettings;
import io.cpgateway.app.store.DurableTables;
import io.cpgateway.app.store.StateSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A disk that takes no more, as a limit on the size of files plays it, and that takes more again later. */
@EnabledOnOs(OS.LINUX)
class DiskFullIT {
    private static final List<String> LIMITED = List.of("sh", "-c", "ulimit -S -f 1000; exec \"$@\"", "sh");
    private static final int PATIENCE = 2_000;

    @TempDir
    Path folder;

    @Test
    void e2_journal_failsAsTransientWhileTheDiskIsFull_andGoesOnInWholeLines() throws Exception {
        List<String> ok = fillAndLift("journal");
        new JournalEventSink(folder, JournalSettings.DEFAULT, InstantSource.system()).close();
        List<String> there = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> ids(file, there));
        }
        assertThat(there).doesNotHaveDuplicates().containsAll(ok);
    }

    private static void ids(Path file, List<String> to) {
        try {
            Files.readAllLines(file)
                    .forEach(l -> to.add(new JsonMapper().readTree(l).get("id").asString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void r0_state_failsAsTransientWhileTheDiskIsFull_andGoesOnWithAllThatWasDone() throws Exception {
        List<String> ok = fillAndLift("state");
        try (DurableTables tables = new DurableTables(folder.resolve("state.mv"), StateSettings.DEFAULT)) {
            List<String> there = tables.open("rows", LimitedWriter.Row.class)
                    .from("")
                    .map(e -> Long.toString(e.getValue().number()))
                    .toList();
            assertThat(there).containsAll(ok);
        }
    }

    /** The numbers that were reported as done, before and after. */
    private List<String> fillAndLift(String what) throws IOException, InterruptedException {
        try (ChildProcess writer = new ChildProcess(LIMITED, LimitedWriter.class, what, folder.toString())) {
            List<String> lines = new ArrayList<>(until(writer, "failed"));
            lines.addAll(writer.read(20));
            assertThat(lines.subList(lines.size() - 20, lines.size())).allMatch(l -> l.startsWith("failed"));
            if (what.equals("journal")) {
                assertThat(lines.subList(lines.size() - 20, lines.size())).allMatch(l -> l.endsWith("false"));
            }
            lift(writer.pid());
            lines.addAll(until(writer, "ok"));
            List<String> after = writer.read(20);
            assertThat(after).allMatch(l -> l.startsWith("ok") && l.endsWith("true"));
            lines.addAll(after);
            lines.addAll(writer.kill());
            assertThat(lines).noneMatch(l -> l.startsWith("wrong"));
            return lines.stream()
                    .filter(l -> l.startsWith("ok"))
                    .map(l -> l.split(" ")[1])
                    .toList();
        }
    }

    private static List<String> until(ChildProcess writer, String state) {
        List<String> lines = new ArrayList<>();
        while (lines.size() < PATIENCE) {
            lines.addAll(writer.read(1));
            if (lines.get(lines.size() - 1).startsWith(state)) {
                return lines;
            }
        }
        throw new AssertionError("never " + state);
    }

    private static void lift(long pid) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder("prlimit", "--fsize=unlimited", "--pid", Long.toString(pid))
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(prlimit.exitValue()).isZero();
    }
}
