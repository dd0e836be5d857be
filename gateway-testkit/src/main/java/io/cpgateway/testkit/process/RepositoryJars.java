// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Jars that child processes need and that have no business on the class path of tests. A list in the resources names
 * them by their paths in a Maven repository and their SHA-256, as {@code sha256sum} writes it. What is not in the local
 * Maven repository is fetched and kept there.
 */
final class RepositoryJars {
    private RepositoryJars() {}

    private record Entry(String sha256, String path) {
        static Entry of(String line) {
            String[] parts = line.split(" +", 2);
            return new Entry(parts[0], parts[1]);
        }

        Path file() {
            List<Path> repositories = localRepositories();
            return repositories.stream()
                    .map(repository -> repository.resolve(path))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseGet(() -> RemoteRepository.fetch(
                            path, sha256, repositories.get(0).resolve(path)));
        }
    }

    /** The jars of a list. */
    static List<Path> of(String list) {
        try (InputStream in = RepositoryJars.class.getResourceAsStream(list)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no list " + list + " in the test kit");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines().map(Entry::of).map(Entry::file).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(list, e);
        }
    }

    /** Whether there is such a list. */
    static boolean knows(String list) {
        return RepositoryJars.class.getResource(list) != null;
    }

    /** Where Maven keeps what it has: as it was told on this run (Surefire hands that on), and its default. */
    private static List<Path> localRepositories() {
        Stream<Path> told = Stream.of("maven.repo.local", "localRepository")
                .map(property -> System.getProperty(property, ""))
                .filter(value -> !value.isBlank())
                .map(Path::of);
        Path usual = Path.of(System.getProperty("user.home"), ".m2", "repository");
        return Stream.concat(told, Stream.of(usual)).distinct().toList();
    }
}
