// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cpgateway.testkit.GatewayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A charge point made by others, npm's ocpp-rpc in strict mode: it holds every frame of ours against the schemas. Runs
 * where node and npm are.
 */
class OcppRpcIT {
    private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();
    private static final Path INSTALLED = Path.of("target", "node").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void strictClient_hasNothingToComplainAbout() throws Exception {
        assumeTrue(runs("node", "--version"), "node is not on the PATH");
        assumeTrue(install(), "npm ci did not work: no npm, or no registry");
        try (GatewayProcess gateway = CommandClient.gateway().in(folder).launch()) {
            CommandClient commands = new CommandClient(gateway);
            Path output = folder.resolve("client.txt");
            Process client =
                    start(output, "node", "strict-client.mjs", "ws://localhost:" + gateway.serverPort() + "/ocpp");
            try {
                await().atMost(PATIENCE).until(() -> has(output, "charged") || !client.isAlive());
                List<String> actions = List.of("GetConfiguration", "RemoteStartTransaction", "Reset");
                commands.submit("OCPPRPC", "GetConfiguration", "GetConfiguration", "{\"key\":[\"a\"]}")
                        .join();
                commands.submit("OCPPRPC", "RemoteStartTransaction", "RemoteStartTransaction", "{\"idTag\":\"T\"}")
                        .join();
                commands.submit("OCPPRPC", "Reset", "Reset", "{\"type\":\"Soft\"}")
                        .join();
                assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(Files.readString(output)).contains("done").doesNotContain("complaint");
                assertThat(client.exitValue()).isZero();
                assertThat(actions)
                        .allSatisfy(id -> assertThat(commands.state(id)).isEqualTo("ANSWERED"));
            } finally {
                client.destroyForcibly();
            }
        }
        assertThat(JournalFiles.read(folder, "ocpp.rejected")).isEmpty();
    }

    private static boolean has(Path file, String line) throws IOException {
        return Files.exists(file) && Files.readString(file).contains(line);
    }

    private static boolean install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String name : List.of("package.json", "package-lock.json", "strict-client.mjs")) {
            Files.write(INSTALLED.resolve(name), Files.readAllBytes(SCRIPTS.resolve(name)));
        }
        return Files.exists(INSTALLED.resolve("node_modules/ocpp-rpc/package.json"))
                || runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    private static boolean runs(String... command) throws InterruptedException, IOException {
        Files.createDirectories(INSTALLED);
        try {
            return start(INSTALLED.resolve("install.log"), command).waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static Process start(Path output, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
