// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is there until it is closed. */
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder create(String name) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(name + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for the " + name, e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> content = Files.walk(path)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be deleted", e);
        }
    }
}
