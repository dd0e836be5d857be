// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a journal as a consumer does. */
final class JournalFiles {
    private static final JsonMapper MAPPER = new JsonMapper();

    private JournalFiles() {}

    static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every event in order; a line that is not a JSON object, or has no end, is an error. */
    static List<JsonNode> events(Path folder) {
        return in(folder).stream()
                .flatMap(f -> lines(f).stream())
                .map(JournalFiles::parsed)
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                throw new AssertionError(file + " has a torn last line");
            }
            return text.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String line) {
        JsonNode event = MAPPER.readTree(line);
        if (!event.isObject()) {
            throw new AssertionError("not an object: " + line);
        }
        return event;
    }
}
