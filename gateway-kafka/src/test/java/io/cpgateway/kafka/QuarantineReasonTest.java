// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineReasonTest {
    private static final Path DOCUMENT =
            Path.of("").toAbsolutePath().getParent().resolve("docs/kafka.md");

    @Test
    void reasons_areThoseOfTheDocument() throws IOException {
        List<String> documented = Files.readString(DOCUMENT)
                .lines()
                .dropWhile(line -> !line.equals("## Quarantine"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("- `"))
                .map(line -> line.substring(3, line.length() - 1))
                .toList();
        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(QuarantineReason.values())
                        .map(QuarantineReason::documented)
                        .toList());
    }

    @Test
    void details_areFilledIn() {
        assertThat(QuarantineReason.TOO_LONG.with("key", "5 bytes")).isEqualTo("the key is longer than 5 bytes");
        assertThat(QuarantineReason.NOT_JSON.with("100 % wrong")).isEqualTo("the value is not JSON: 100 % wrong");
    }
}
