// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What tests may forget to end: child processes and temporary folders. None outlives this process. Thread-safe. */
final class Leftovers {
    private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();
    private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::remove, "end of child processes"));
    }

    private Leftovers() {}

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    static void add(Process process) {
        PROCESSES.add(process);
        process.onExit().thenAccept(PROCESSES::remove);
    }

    static Path temporaryFolder(String name) {
        try {
            Path folder = Files.createTempDirectory(name + "-");
            FOLDERS.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for " + name, e);
        }
    }

    /** Deletes a temporary folder before its time. */
    static void delete(Path temporary) {
        FOLDERS.remove(temporary);
        List<Path> contents;
        try (Stream<Path> all = Files.walk(temporary)) {
            contents = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : contents) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(temporary + " cannot be deleted", e);
        }
    }

    private static void remove() {
        PROCESSES.forEach(process -> process.toHandle().destroyForcibly());
        for (Process process : PROCESSES) {
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
        FOLDERS.forEach(Leftovers::delete);
    }
}
