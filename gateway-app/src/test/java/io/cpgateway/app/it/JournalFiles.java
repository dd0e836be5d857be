// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a gateway wrote down, read as anybody would. */
final class JournalFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JournalFiles() {}

    /** Every event of the folder's journal, in order; a last line that is not whole yet is left out. */
    static List<JsonNode> read(Path workingFolder) {
        List<JsonNode> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(workingFolder.resolve("data/journal"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                String text = Files.readString(file);
                text.substring(0, text.lastIndexOf('\n') + 1)
                        .lines()
                        .map(JSON::readTree)
                        .forEach(events::add);
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of this type. */
    static List<JsonNode> read(Path workingFolder, String type) {
        return read(workingFolder).stream()
                .filter(event -> text(event, "type").equals("io.cpgateway." + type))
                .toList();
    }

    /** An attribute; empty if it is not there. */
    static String text(JsonNode event, String name) {
        return event.path(name).asString("");
    }

    /** What tells one connection from all others. */
    static String connection(JsonNode event) {
        return text(event, "subject") + "/" + text(event, "epoch");
    }
}
