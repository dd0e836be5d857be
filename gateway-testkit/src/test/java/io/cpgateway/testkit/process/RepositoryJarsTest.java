// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven is a script here that does what it is told from a folder; {@code MavenIT} runs a real one. */
class RepositoryJarsTest {
    private static final String SHA256 = "0163f1eea7894350060624d315234d40c508ab251ba121714e234503045faadd";
    private static final JarInRepository JAR =
            new JarInRepository(SHA256, "org/example/kit/a-b/1.0-rc1/a-b-1.0-rc1.jar");

    @TempDir
    Path folder;

    private Path local;
    private Path remote;

    @BeforeEach
    void start() throws IOException {
        local = folder.resolve("local");
        remote = folder.resolve("remote");
        put(remote, "jar");
    }

    private static Path put(Path repository, String content) throws IOException {
        Path file = repository.resolve(JAR.path());
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Optional<Maven> maven(String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("maven/bin"));
        Path program = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return Maven.find(Map.of("MAVEN_HOME", folder.resolve("maven").toString(), "PATH", ""));
    }

    private RepositoryJars jars(Optional<Maven> maven) {
        return new RepositoryJars(List.of(local), folder.resolve("usual"), maven);
    }

    @Test
    void aJarOfALocalRepository_isTakenFromThere_withoutMaven() throws IOException {
        Path file = put(folder.resolve("usual"), "jar");
        assertThat(jars(Optional.empty()).files(List.of(JAR))).containsExactly(file);
    }

    @Test
    void aJarThatIsMissing_isFetchedByMaven_whichIsToldTheLocalRepository() throws IOException {
        Optional<Maven> maven = maven("printf '%s\\n' \"$@\" >'" + folder + "/told'; cp pom.xml '" + folder
                + "/told.pom'; cp -r '" + remote + "/.' .");
        List<Path> files = jars(maven).files(List.of(JAR));
        assertThat(files).singleElement().satisfies(file -> assertThat(file).hasContent("jar"));
        assertThat(folder.resolve("told"))
                .content()
                .contains("-Dmaven.repo.local=" + local)
                .contains("-Dmdep.useRepositoryLayout=true")
                .doesNotContain("http");
        assertThat(folder.resolve("told.pom"))
                .content()
                .contains("<groupId>org.example.kit</groupId><artifactId>a-b</artifactId><version>1.0-rc1</version>");
    }

    @Test
    void aJarThatIsAnother_isRefused() throws IOException {
        put(remote, "another");
        Optional<Maven> maven = maven("cp -r '" + remote + "/.' .");
        assertThatThrownBy(() -> jars(maven).files(List.of(JAR)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(SHA256);
    }

    @Test
    void whenMavenFails_itsLastWordsAreTold() throws IOException {
        Optional<Maven> maven = maven("echo 'no route to the mirror'; exit 1");
        assertThatThrownBy(() -> jars(maven).files(List.of(JAR)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(JAR.path())
                .hasMessageContaining("no route to the mirror");
    }

    @Test
    void withoutMaven_theMessageSaysWhatToDo() {
        Optional<Maven> none = Maven.find(Map.of("PATH", folder.toString()));
        assertThat(none).isEmpty();
        assertThatThrownBy(() -> jars(none).files(List.of(JAR)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(JAR.path())
                .hasMessageContaining("MAVEN_HOME")
                .hasMessageContaining("classPath(...)");
    }
}
