// SPDX-License-Identifier: MIT
package io.cpgateway.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the code in docs/testing.md that of examples/testkit; {@code -Dregenerate=true} writes it anew. */
class TestingDocumentTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCUMENT = ROOT.resolve("docs/testing.md");

    @Test
    void theCode_isThatOfTheExample() throws IOException {
        String filled = new SourcedDocument(ROOT).filled(Files.readString(DOCUMENT));
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(DOCUMENT, filled);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(filled);
        assertThat(filled)
                .contains("@GatewayTest(", "network.blackHole()", "CLOCK.skew(")
                .doesNotContain("tag::");
    }
}
