// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.testkit.junit.CountingLauncher;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchersTest {
    @TempDir
    Path folder;

    @Test
    void theGatewayOnTheClassPath_isFound() {
        assertThat(Launchers.only()).isInstanceOf(CountingLauncher.class);
    }

    @Test
    void withoutOne_theMessageSaysWhatToAdd() {
        assertThatThrownBy(() -> Launchers.only(ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("io.cpgateway:gateway-app in test scope");
    }

    @Test
    void withTwo_bothAreNamed() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.cpgateway.server.spi.GatewayLauncher"), Second.class.getName());
        URL[] more = {folder.toUri().toURL()};
        try (URLClassLoader both = new URLClassLoader(more, getClass().getClassLoader())) {
            assertThatThrownBy(() -> Launchers.only(both))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Second.class.getName())
                    .hasMessageContaining(CountingLauncher.class.getName());
        }
    }

    /** Another. */
    public static final class Second implements io.cpgateway.server.spi.GatewayLauncher {
        @Override
        public RunningGateway launch(java.util.Map<String, String> configuration, InstantSource clock) {
            throw new AssertionError("nobody launches it");
        }
    }
}
