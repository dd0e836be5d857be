// SPDX-License-Identifier: MIT
package io.cpgateway.server.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every block of code in docs/embedding.md stands, line by line, in a source that is compiled and run. */
class EmbeddingDocumentTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<Path> SOURCES = List.of(
            ROOT.resolve("examples/embed-server-tomcat"),
            ROOT.resolve("examples/embed-server-spring"),
            ROOT.resolve("gateway-testkit/src/test/java/io/cpgateway/testkit/container"),
            ROOT.resolve("ocpp-server-core/src/test/java/io/cpgateway/server/embedding"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    @Test
    void everyBlock_isTakenFromASourceThatIsRun() throws IOException {
        List<String> sources = sources();
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/embedding.md")))
                .results()
                .toList();
        assertThat(blocks).hasSizeGreaterThan(8);
        assertThat(blocks).allSatisfy(block -> {
            assertThat(block.group(1)).isIn("java", "xml");
            String lines = plain(block.group(2));
            assertThat(sources).as(block.group()).anyMatch(source -> source.contains(lines));
        });
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(EmbeddingDocumentTest::isSource).toList()) {
                    sources.add(plain(Files.readString(file)));
                }
            }
        }
        return sources;
    }

    private static boolean isSource(Path file) {
        return !file.toString().contains("target") && file.toString().matches(".*\\.(java|xml)");
    }

    /** Lines without their indentation. */
    private static String plain(String text) {
        return text.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
