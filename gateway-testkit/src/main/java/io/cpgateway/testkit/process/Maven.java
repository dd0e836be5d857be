// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Maven of this machine: from {@code MAVEN_HOME}, else from the PATH. It knows from the user's settings where jars come
 * from, through which proxy and with which credentials; the test kit knows no address.
 */
final class Maven {
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path program;

    private Maven(Path program) {
        this.program = program;
    }

    /** Looks for it as a shell would. */
    static Optional<Maven> find(Map<String, String> environment) {
        Stream<Path> home = Stream.ofNullable(environment.get("MAVEN_HOME")).map(folder -> Path.of(folder, "bin"));
        Stream<Path> path = Stream.of(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        return Stream.concat(home, path)
                .map(folder -> folder.resolve(name()))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Maven::new);
    }

    private static String name() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? "mvn.cmd" : "mvn";
    }

    /**
     * Has it fetch jars and put them into a folder, which then looks like a repository.
     *
     * @param repository its local repository, as it was told to this process; else the one of its settings
     * @throws AssertionError with its output if it cannot
     */
    void copy(List<JarInRepository> jars, Optional<Path> repository, Path folder) {
        Path pom = folder.resolve("pom.xml");
        try {
            Files.writeString(pom, pom(jars));
        } catch (IOException e) {
            throw new UncheckedIOException(pom + " cannot be written", e);
        }
        Stream<String> command = Stream.of(
                program.toString(),
                "-B",
                "-ntp",
                "-q",
                "-f",
                pom.toString(),
                COPY,
                "-Dmdep.useRepositoryLayout=true",
                "-DoutputDirectory=" + folder);
        Stream<String> local = repository.map(path -> "-Dmaven.repo.local=" + path.toAbsolutePath()).stream();
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(command, local).toList()).directory(folder.toFile());
        try (ChildProcess maven = ChildProcess.start("Maven", builder)) {
            if (maven.awaitExit(PATIENCE) != 0) {
                throw new AssertionError(program + " could not fetch "
                        + jars.stream().map(JarInRepository::path).toList() + "; its settings say from where\n"
                        + maven.output());
            }
        }
    }

    /** Each jar alone: what they need themselves stands in the list too. */
    private static String pom(List<JarInRepository> jars) {
        return jars.stream()
                .map(jar -> "<dependency><groupId>" + jar.group() + "</groupId><artifactId>" + jar.artifact()
                        + "</artifactId><version>" + jar.version() + "</version>"
                        + "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"
                        + "</dependency>\n")
                .collect(Collectors.joining(
                        "",
                        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>\n"
                                + "<groupId>local</groupId><artifactId>jars</artifactId><version>1</version>"
                                + "<packaging>pom</packaging><dependencies>\n",
                        "</dependencies></project>\n"));
    }
}
