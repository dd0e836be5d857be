// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Maven that runs this build fetches a jar as it is told by the settings of the user. */
class MavenIT {
    @TempDir
    Path folder;

    @Test
    void jarsComeFromWhereTheSettingsSay() {
        JarInRepository jar = new JarInRepository(
                "1fad6e6be7557781e4d33729d49ae1cdc8fdda6fe477bb0cc68ce351eafdfbab",
                "org/jspecify/jspecify/1.0.0/jspecify-1.0.0.jar");
        Maven maven = Maven.find(System.getenv()).orElseThrow();
        Optional<Path> local = Stream.of("maven.repo.local", "localRepository")
                .map(System::getProperty)
                .flatMap(Stream::ofNullable)
                .map(Path::of)
                .findFirst();
        maven.copy(List.of(jar), local, folder);
        jar.verify(folder.resolve(jar.path()));
    }
}
