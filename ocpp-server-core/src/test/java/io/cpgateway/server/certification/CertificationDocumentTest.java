// SPDX-License-Identifier: MIT
package io.cpgateway.server.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/certification.md what the tests show. */
class CertificationDocumentTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path TESTS = MODULE.resolve("src/test/java/io/cpgateway/server");
    private static final Path REFERENCE = Path.of("shared/reference/octt-cases.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (TC_\\w+) \\| [^|]+ \\| (?:`(\\w+)\\.(\\w+)`|not shown) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("void (tc\\d\\w*)\\(");
    private static final Pattern CASE = Pattern.compile("(?m)^\\| (TC_\\d\\w*)");

    private final String document = read(MODULE.resolveSibling("docs/certification.md"));

    @Test
    void everyTestThatIsNamed_exists() {
        assertThat(matches(TEST, document))
                .isNotEmpty()
                .allSatisfy(named -> assertThat(sourceOf(named.group(1))).contains("void " + named.group(2) + "("));
    }

    @Test
    void theTestOfACase_bearsItsId() {
        assertThat(matches(ROW, document)).hasSize(77).allSatisfy(row -> {
            if (row.group(3) != null) {
                String id = row.group(1).replace("TC_", "tc");
                assertThat(row.group(3)).matches("(?:tc\\w+_)?" + id + "_.*");
            }
        });
    }

    @Test
    void everyTestOfACase_isOfACaseThatIsNamed() throws IOException {
        Set<String> cases = new TreeSet<>();
        matches(ROW, document).forEach(row -> cases.add(row.group(1).replace("TC_", "tc")));
        try (Stream<Path> files = Files.list(TESTS.resolve("certification"))) {
            assertThat(files.flatMap(file -> matches(METHOD, read(file)).stream())
                            .map(method -> method.group(1)))
                    .isNotEmpty()
                    .allSatisfy(method -> assertThat(cases).anyMatch(id -> method.startsWith(id + "_")));
        }
    }

    @Test
    void everyCaseOfTheReference_isNamed() {
        Path reference = Stream.iterate(MODULE, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(REFERENCE))
                .filter(Files::exists)
                .findFirst()
                .orElse(REFERENCE);
        assumeTrue(Files.exists(reference), () -> "not here: " + REFERENCE + " beside or above " + MODULE);
        Set<String> expected = new TreeSet<>();
        matches(CASE, read(reference)).forEach(row -> expected.add(row.group(1)));
        assertThat(expected).hasSize(77);
        assertThat(matches(ROW, document).stream().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String sourceOf(String test) {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.endsWith(test + ".java"))
                    .map(CertificationDocumentTest::read)
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
