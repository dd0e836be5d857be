// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a careless test leaves behind, seen from outside. */
class LeftoversIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern LEFT = Pattern.compile("left (\\d+) in (.+)");

    /** A test process that starts a server and never closes it. */
    static final class Careless {
        private Careless() {}

        @SuppressWarnings({"SystemOut", "resource"})
        public static void main(String[] arguments) throws InterruptedException {
            EmbeddedRedis redis = EmbeddedRedis.builder().start();
            long pid =
                    ProcessHandle.current().children().findFirst().orElseThrow().pid();
            System.out.println("left " + pid + " in " + redis.folder());
            Thread.sleep(Long.parseLong(arguments[0]));
        }
    }

    private static ChildProcess careless(String millis) {
        return ChildProcess.start(
                "careless",
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Careless.class.getName(),
                        millis),
                LEFT);
    }

    @Test
    void atTheEndOfTheTestProcess_itsServersAndTheirDataAreGone() {
        ChildProcess tests = careless("0");
        MatchResult left = tests.awaitSigns(SOON).get(0);
        tests.awaitExit(SOON);
        assertGone(left);
    }

    @Test
    void alsoWhenTheTestProcessIsStopped() {
        ChildProcess tests = careless("60000");
        MatchResult left = tests.awaitSigns(SOON).get(0);
        tests.terminate();
        tests.awaitExit(SOON);
        assertGone(left);
    }

    private static void assertGone(MatchResult left) {
        assertThat(ProcessHandle.of(Long.parseLong(left.group(1))).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(Files.exists(Path.of(left.group(2)))).isFalse();
    }
}
