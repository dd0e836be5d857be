// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.app.ChildProcess;
import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderIT {
    @TempDir
    Path parent;

    @Test
    void r0_aFolderInUseByThisProcess_isRefused_untilItIsGivenFree() {
        Path path = parent.resolve("a/b");
        try (DataFolder first = new DataFolder(path)) {
            assertThat(first.path()).isDirectory();
            assertRefused(path);
        }
        new DataFolder(path).close();
    }

    @Test
    void r0_aFolderInUseByAnotherProcess_isRefused_untilThatIsKilled() {
        Path path = parent.resolve("data");
        try (ChildProcess other = new ChildProcess(StateWriter.class, path.toString(), "0")) {
            other.read(1);
            assertRefused(path);
            other.kill();
        }
        new DataFolder(path).close();
    }

    private static void assertRefused(Path path) {
        assertThatThrownBy(() -> new DataFolder(path))
                .isInstanceOf(GatewayException.Permanent.class)
                .hasMessageContaining(path.toAbsolutePath().toString())
                .hasMessageContaining("data.dir");
    }

    @Test
    void aFileInPlaceOfTheFolder_isRefusedWithAWordAboutWhatToDo() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertRefused(file);
    }
}
