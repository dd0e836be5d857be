// SPDX-License-Identifier: MIT
package io.cpgateway.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the rules and the code in docs/spi.md those of the sources; {@code -Dregenerate=true} writes them anew. */
class SpiDocumentTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCUMENT = ROOT.resolve("docs/spi.md");

    @Test
    void rulesAndCode_areThoseOfTheSources() throws IOException {
        String text = Files.readString(DOCUMENT);
        String filled = new SourcedDocument(ROOT).filled(text);
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(DOCUMENT, filled);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(filled);
        assertThat(filled).contains("- E1: ", "- P6: ", "nextEpoch(").doesNotContain("{@", "tag::");
    }

    @Test
    void everyInterfaceWithRules_isListed() throws IOException {
        String text = Files.readString(DOCUMENT);
        try (var files = Files.list(ROOT.resolve("ocpp-server-core/src/main/java/io/cpgateway/server/spi"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("<li>")) {
                    String name = file.getFileName().toString().replace(".java", "");
                    assertThat(text).contains("<!-- rules: " + name + " -->");
                }
            }
        }
    }
}
