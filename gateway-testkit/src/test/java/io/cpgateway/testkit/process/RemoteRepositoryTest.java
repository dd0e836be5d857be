// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteRepositoryTest {
    private static final byte[] JAR = {'j', 'a', 'r'};
    private static final String SHA256 = "0163f1eea7894350060624d315234d40c508ab251ba121714e234503045faadd";

    @TempDir
    Path local;

    private HttpServer mirror;

    @BeforeEach
    void serve() throws IOException {
        mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/maven/there.jar", exchange -> {
            exchange.sendResponseHeaders(200, JAR.length);
            exchange.getResponseBody().write(JAR);
            exchange.close();
        });
        mirror.start();
        System.setProperty(
                RemoteRepository.PROPERTY,
                "http://127.0.0.1:" + mirror.getAddress().getPort() + "/maven");
    }

    @AfterEach
    void end() {
        System.clearProperty(RemoteRepository.PROPERTY);
        mirror.stop(0);
    }

    @Test
    void aFileIsFetchedFromTheMirror_intoItsPlace() throws IOException {
        Path target = local.resolve("a/b/there.jar");
        assertThat(RemoteRepository.fetch("there.jar", SHA256, target)).isEqualTo(target);
        assertThat(target).hasBinaryContent(JAR);
        assertOnlyIn(target.getParent(), "there.jar");
    }

    @Test
    void aFileThatIsNotTheOneAskedFor_isNotKept() throws IOException {
        Path target = local.resolve("there.jar");
        String other = SHA256.replace(SHA256.charAt(0), 'x');
        assertThatThrownBy(() -> RemoteRepository.fetch("there.jar", other, target))
                .isInstanceOf(UncheckedIOException.class)
                .rootCause()
                .hasMessageContaining(SHA256)
                .hasMessageContaining(other);
        assertOnlyIn(local);
    }

    @Test
    void aFileThatIsNowhere_isReportedWithWhatToDo() throws IOException {
        assertThatThrownBy(() -> RemoteRepository.fetch("gone.jar", SHA256, local.resolve("gone.jar")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/maven/gone.jar")
                .hasMessageContaining(RemoteRepository.PROPERTY);
        assertOnlyIn(local);
    }

    private static void assertOnlyIn(Path folder, String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(names);
        }
    }
}
