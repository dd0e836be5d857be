// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Where the Redis server comes from: {@code redis-server} on the PATH, else the one that embedded-redis packs. */
final class RedisProgram {
    private RedisProgram() {}

    static Path find() {
        return onPath().orElseGet(RedisProgram::packaged);
    }

    private static Optional<Path> onPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Path packaged() {
        return Packaged.FILE;
    }

    /** Unpacked once, when first asked for. */
    private static final class Packaged {
        static final Path FILE = unpack();

        private static Path unpack() {
            Path jar = RepositoryJars.of("redis.jars").get(0);
            Path file = Leftovers.temporaryFolder("redis-server").resolve("redis-server");
            try (JarFile content = new JarFile(jar.toFile())) {
                ZipEntry entry = content.stream()
                        .filter(e -> e.getName().startsWith("redis-server-")
                                && e.getName().endsWith(platform()))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no Redis server for " + platform() + " in " + jar
                                + "; install redis-server on the PATH"));
                try (InputStream in = content.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                if (!file.toFile().setExecutable(true)) {
                    throw new IOException(file + " cannot be made executable");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return file;
        }

        private static String platform() {
            String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
            return (system.contains("mac") ? "darwin-" : "linux-") + processor;
        }
    }
}
