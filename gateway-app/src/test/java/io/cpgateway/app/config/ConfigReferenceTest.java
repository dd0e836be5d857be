// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keeps what is generated from the definition of the keys up to date. */
class ConfigReferenceTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String COMMAND = "mvn -pl gateway-app -am test -Dtest=ConfigReferenceTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate=true";

    @Test
    void reference_isUpToDate() throws IOException {
        check(ROOT.resolve("docs/configuration.md"), ConfigReference.markdown(COMMAND));
    }

    @Test
    void exampleFile_isUpToDate() throws IOException {
        check(ROOT.resolve("configs/config.yaml.example"), ConfigReference.example(COMMAND));
    }

    @Test
    void exampleFile_hasNoMistake() throws InvalidConfigException {
        ConfigSources sources =
                new ConfigSources(Optional.of(ROOT.resolve("configs/config.yaml.example")), Map.of(), Map.of());
        GatewayConfig config = ConfigLoader.load(sources);
        assertThat(config.settings().redis().addr()).isPresent();
        assertThat(config.settings().kafka().brokers()).isPresent();
    }

    @Test
    void quickStartFile_isOpen() throws InvalidConfigException {
        GatewayConfig config = ConfigLoader.load(
                new ConfigSources(Optional.of(ROOT.resolve("configs/config.yaml")), Map.of(), Map.of()));
        assertThat(config.openMode()).isTrue();
        assertThat(config.settings().server().exposeConnections()).isTrue();
    }

    private static void check(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("%s is stale; regenerate it with: %s", file.getFileName(), COMMAND)
                .hasContent(expected);
    }
}
