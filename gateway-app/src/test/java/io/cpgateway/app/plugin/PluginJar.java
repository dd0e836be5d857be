// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A jar as an operator is handed it: compiled from source, with its providers listed. */
public final class PluginJar {
    private final Path work;
    private final Path classes;

    private PluginJar(Path work) throws IOException {
        this.work = work;
        this.classes = Files.createDirectories(work.resolve("classes"));
    }

    /** A jar without anything in it; the folder is for what comes up in between. */
    public static PluginJar in(Path work) throws IOException {
        return new PluginJar(Files.createTempDirectory(work, "jar"));
    }

    /** A provider of an event sink, of this class and name, whose {@code create} has this body. */
    public PluginJar sinkProvider(String type, String name, String body) throws IOException {
        return type(type, """
                import io.cpgateway.server.spi.*;
                import java.util.List;
                import java.util.concurrent.*;
                public final class %s implements EventSinkProvider {
                    public String name() { return "%s"; }
                    public EventSink create(ProviderContext context) { %s }
                }
                """.formatted(type, name, body)).listed("io.cpgateway.server.spi.EventSinkProvider", type);
    }

    /** A class of the package without a name, from this source. */
    public PluginJar type(String type, String source) throws IOException {
        Path file = Files.writeString(work.resolve(type + ".java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        classes + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertThat(status).isZero();
        return this;
    }

    /** Lists a provider. */
    public PluginJar listed(String service, String type) throws IOException {
        Path file = classes.resolve("META-INF/services/" + service);
        Files.createDirectories(file.getParent());
        Files.writeString(file, type + "\n");
        return this;
    }

    /** Writes the jar. */
    public void writeTo(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path entry : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(entry).toString()));
                out.write(Files.readAllBytes(entry));
                out.closeEntry();
            }
        }
    }
}
