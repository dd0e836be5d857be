// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars of an operator, loaded by one class loader of their own above the program's. Open until it is closed. */
final class PluginFolder implements AutoCloseable {
    private final Path path;
    private final List<Path> jars;
    private final URLClassLoader loader;

    /** The jars that lie in this folder now. */
    private PluginFolder(Path path, List<Path> jars) {
        this.path = path;
        this.jars = jars;
        this.loader = new URLClassLoader(
                "plugins",
                jars.stream().map(PluginFolder::url).toArray(URL[]::new),
                getClass().getClassLoader());
    }

    /**
     * Opens a folder; one that is not there is empty.
     *
     * @throws IOException if the folder or a jar in it cannot be read; the message names it
     */
    static PluginFolder open(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            return new PluginFolder(absolute, List.of());
        }
        try (Stream<Path> files = Files.list(absolute)) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            for (Path jar : jars) {
                requireReadable(jar);
            }
            return new PluginFolder(absolute, jars);
        } catch (UncheckedIOException e) {
            throw new IOException(absolute + ": " + e.getMessage(), e);
        }
    }

    private static void requireReadable(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile(), false)) {
            opened.size();
        } catch (IOException e) {
            throw new IOException(jar.getFileName() + " is broken or cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    ClassLoader loader() {
        return loader;
    }

    /** What lies there, for people. */
    String describe() {
        if (!Files.exists(path)) {
            return "there is no folder " + path;
        }
        List<String> names =
                jars.stream().map(jar -> jar.getFileName().toString()).toList();
        return names.isEmpty() ? path + " holds no jar" : path + " holds " + String.join(", ", names);
    }

    /** Where this class is to be found: jars of the folder by their names, anything else by its whole address. */
    List<String> places(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        return loader.resources(file)
                .map(url -> place(url.toString(), file))
                .distinct()
                .toList();
    }

    private String place(String url, String file) {
        String home = url.substring(0, url.length() - file.length());
        return jars.stream()
                .filter(jar -> home.equals("jar:" + url(jar) + "!/"))
                .map(jar -> jar.getFileName().toString())
                .findFirst()
                .orElse(home);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
