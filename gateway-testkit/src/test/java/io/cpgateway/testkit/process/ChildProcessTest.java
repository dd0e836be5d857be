// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern NUMBER = Pattern.compile("number (\\d+)");
    private static final Pattern READY = Pattern.compile("^ready$");

    private static ChildProcess shell(String script, Pattern... signs) {
        return ChildProcess.start("shell", new ProcessBuilder("sh", "-c", script), signs);
    }

    @Test
    void theSignsAreAwaited_andKeepWhatTheyMatched() {
        try (ChildProcess shell = shell("echo number 7; echo number 8; echo ready; exec sleep 60", READY, NUMBER)) {
            assertThat(shell.awaitSigns(SOON).get(1).group(1)).isEqualTo("7");
            assertThat(shell.isAlive()).isTrue();
        }
    }

    @Test
    void oneThatEndsBeforeItsSign_isReportedWithItsOutput() {
        ChildProcess shell = shell("echo the disk is full >&2; exit 3", READY);
        assertThatThrownBy(() -> shell.awaitSigns(SOON))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the disk is full");
        assertThat(shell.awaitExit(SOON)).isEqualTo(3);
    }

    @Test
    void oneThatGivesNoSign_isEnded() {
        ChildProcess shell = shell("echo almost; exec sleep 60", READY);
        assertThatThrownBy(() -> shell.awaitSigns(Duration.ofMillis(300)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("almost");
        assertThat(shell.isAlive()).isFalse();
    }

    @Test
    void theLast500LinesAreKept() {
        ChildProcess shell = shell("seq 1 2000; echo ready", READY);
        shell.awaitSigns(SOON);
        assertThat(shell.output().lines()).hasSize(500).startsWith("1502").endsWith("ready");
    }

    @Test
    void aFrozenOne_doesNothingUntilItGoesOn() throws IOException, InterruptedException {
        Path file = Files.createTempFile("beats", ".txt");
        try (ChildProcess shell = shell("echo ready; while :; do echo beat >>" + file + "; sleep 0.02; done", READY)) {
            shell.awaitSigns(SOON);
            shell.pause();
            assertThat(state(shell)).isEqualTo("T");
            shell.resume();
            assertThat(state(shell)).isNotEqualTo("T");
            shell.pause();
            shell.kill();
            assertThat(shell.isAlive()).isFalse();
        } finally {
            Files.delete(file);
        }
    }

    private static String state(ChildProcess process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    }

    @Test
    void terminateLetsItEndInOrder() {
        ChildProcess shell = shell("trap 'echo bye; exit 5' TERM; echo ready; while :; do sleep 0.05; done", READY);
        shell.awaitSigns(SOON);
        shell.terminate();
        assertThat(shell.awaitExit(SOON)).isEqualTo(5);
    }

    @Test
    void aProgramThatIsNotThere_isNamed() {
        assertThatThrownBy(() -> ChildProcess.start("nothing", new ProcessBuilder("/no/such/program")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/no/such/program");
    }

    @Test
    void afterItsEnd_itsOutputIsWhole() {
        for (int run = 0; run < 5; run++) {
            ChildProcess shell = shell("seq 1 200000");
            assertThat(shell.awaitExit(SOON)).isZero();
            assertThat(shell.output()).endsWith("\n199999\n200000");
        }
    }

    @Test
    void aChildThatHoldsItsOutput_doesNotHoldUpWhoWaits() {
        ChildProcess shell = shell("sleep 60 & echo last word of the parent of $!");
        assertThat(shell.awaitExit(SOON)).isZero();
        assertThat(shell.output()).contains("last word");
        ProcessHandle child = childNamedIn(shell.output());
        assertThat(child.isAlive()).isTrue();
        child.destroyForcibly();
    }

    private static ProcessHandle childNamedIn(String output) {
        Matcher number = Pattern.compile("parent of (\\d+)").matcher(output);
        assertThat(number.find()).isTrue();
        return ProcessHandle.of(Long.parseLong(number.group(1))).orElseThrow();
    }
}
