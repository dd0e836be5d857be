// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is delivered, started the way operators start it. */
class PackagedJarIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path JAR = ROOT.resolve("gateway-app/target/gateway-app.jar");

    @TempDir
    Path folder;

    private record Ended(int status, String out, String err) {}

    @Test
    void version_isThatOfTheBuild() throws Exception {
        assertThat(run("--version").out()).matches("charge-point-gateway \\d+\\.\\d+\\.\\d+.*\\R");
    }

    @Test
    void help_listsTheArguments() throws Exception {
        assertThat(run("--help").out()).contains("--config FILE");
    }

    @Test
    void mistakes_endWith2_andNoStackTrace() throws Exception {
        assertThat(run("--nonsense")).satisfies(e -> assertThat(e.status()).isEqualTo(2));
        Path file = Files.writeString(folder.resolve("bad.yaml"), "server: {port: x}\nnonsense: 1\n");
        Ended ended = run("--config", file.toString(), "--check-config");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("server.port: \"x\"", "nonsense").doesNotContain("\tat ", "Exception");
    }

    @Test
    void aPluginThatIsNotThere_endsWith2_alsoWhenOnlyChecked() throws Exception {
        Path file = Files.writeString(folder.resolve("p.yaml"), "plugins:\n  event_sink: webhook\n");
        for (List<String> arguments :
                List.of(List.of("--config", file.toString(), "--check-config"), List.of("--config", file.toString()))) {
            Ended ended = run(arguments.toArray(String[]::new));
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.err())
                    .contains("plugins.event_sink: \"webhook\"", "there is no folder " + folder.resolve("plugins"))
                    .contains("p.yaml line 2")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void configuration_isPrintedWithItsSources() throws Exception {
        Path file = Files.writeString(folder.resolve("c.yaml"), "management: {token: 0123456789abcdef}\n");
        Ended ended = run("--config", file.toString(), "--print-config");
        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .contains("management.token: ********  # " + file + " line 1", "server.port: 8080  # default")
                .doesNotContain("0123456789abcdef");
    }

    @Test
    void takenPort_endsWith1_andIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Path file = ports("server: {port: " + other.getLocalPort() + "}\n");
            Ended ended = run("--config", file.toString());
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.err())
                    .contains("server.port " + other.getLocalPort(), "is taken by another program")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void starts_andEndsOrderlyBySigterm() throws Exception {
        Path out = folder.resolve("out");
        Process process = start(out, "--config", ports("server: {port: 0}\n").toString());
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(out).contains("Management is at"));
            assertThat(Files.readAllLines(out))
                    .hasSize(3)
                    .first()
                    .asString()
                    .matches("Charge points connect to ws://localhost:\\d+/ocpp/<chargePointId>");
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void runScript_worksFromAnywhere_withItsJvmFlags() throws Exception {
        Process process = new ProcessBuilder(ROOT.resolve("scripts/run").toString(), "--version")
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        assertThat(Files.readString(folder.resolve("out"))).startsWith("charge-point-gateway ");
    }

    private Path ports(String server) throws IOException {
        return Files.writeString(folder.resolve("ports.yaml"), server + "management: {port: 0}\nmetrics: {port: 0}\n");
    }

    private Ended run(String... arguments) throws Exception {
        Path out = folder.resolve("out");
        Process process = start(out, arguments);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(folder.resolve("err")));
    }

    private Process start(Path out, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
