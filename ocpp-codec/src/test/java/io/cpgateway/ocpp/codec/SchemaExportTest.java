// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaExportTest {
    private static final Path SCRIPT = Path.of("../scripts/export-schemas");

    @TempDir
    Path folder;

    @Test
    void everyMessage_isWrittenToItsFile() throws IOException {
        SchemaExport.main(new String[] {folder.resolve("new").toString()});
        assertAllWritten(folder.resolve("new").resolve("1.6"));
    }

    @Test
    void script_writesTheSame() throws IOException, InterruptedException {
        Process process = start(folder.toString());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("78 schemas of OCPP 1.6");
        assertAllWritten(folder.resolve("1.6"));
    }

    @Test
    void withoutAFolder_nothingIsDone() throws IOException, InterruptedException {
        assertThatThrownBy(() -> SchemaExport.main(new String[0])).isInstanceOf(IllegalArgumentException.class);
        Process process = start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
    }

    private static Process start(String... args) throws IOException {
        List<String> command = Stream.concat(Stream.of("sh", SCRIPT.toString()), Stream.of(args))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static void assertAllWritten(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(78);
        }
        assertThat(folder.resolve("GetLogResponse.json"))
                .hasContent(OcppSchemas.schema(Ocpp16.PROTOCOL, "GetLog", Kind.RESPONSE));
    }
}
