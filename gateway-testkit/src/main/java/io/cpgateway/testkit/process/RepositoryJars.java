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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Jars that child processes need and that have no business on the class path of tests. A list in the resources names
 * them by their paths in a Maven repository and their SHA-256, as {@code sha256sum} writes it. What is not in the local
 * Maven repository, {@link Maven} fetches.
 */
final class RepositoryJars {
    private final List<Path> told;
    private final Path usual;
    private final Optional<Maven> maven;

    /** Takes them from these local repositories, first those that were told, and has this Maven fetch the others. */
    RepositoryJars(List<Path> told, Path usual, Optional<Maven> maven) {
        this.told = told;
        this.usual = usual;
        this.maven = maven;
    }

    /** The jars of a list. */
    static List<Path> of(String list) {
        List<Path> told = Stream.of("maven.repo.local", "localRepository")
                .map(property -> System.getProperty(property, ""))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .distinct()
                .toList();
        Path usual = Path.of(System.getProperty("user.home"), ".m2", "repository");
        return new RepositoryJars(told, usual, Maven.find(System.getenv())).files(lines(list));
    }

    /** Whether there is such a list. */
    static boolean knows(String list) {
        return RepositoryJars.class.getResource(list) != null;
    }

    private static List<JarInRepository> lines(String list) {
        try (InputStream in = RepositoryJars.class.getResourceAsStream(list)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no list " + list + " in the test kit");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines().map(JarInRepository::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(list, e);
        }
    }

    List<Path> files(List<JarInRepository> jars) {
        List<JarInRepository> missing =
                jars.stream().filter(jar -> local(jar).isEmpty()).toList();
        if (missing.isEmpty()) {
            return jars.stream().map(jar -> local(jar).orElseThrow()).toList();
        }
        Path fetched = fetch(missing);
        return jars.stream()
                .map(jar -> local(jar).orElseGet(() -> fetched.resolve(jar.path())))
                .toList();
    }

    private Optional<Path> local(JarInRepository jar) {
        return Stream.concat(told.stream(), Stream.of(usual))
                .map(repository -> repository.resolve(jar.path()))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Path fetch(List<JarInRepository> missing) {
        Maven found = maven.orElseThrow(() -> new IllegalStateException("there is no Maven to fetch "
                + missing.stream().map(JarInRepository::path).toList()
                + ", which no local repository has: install Maven and set MAVEN_HOME or the PATH, or give"
                + " EmbeddedKafka its jars by classPath(...) and have redis-server on the PATH"));
        Path folder = Leftovers.temporaryFolder("jars");
        found.copy(missing, told.stream().findFirst(), folder);
        missing.forEach(jar -> jar.verify(folder.resolve(jar.path())));
        return folder;
    }
}
