// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder of {@code data.dir}, used by one process at a time (design R0): made if it is missing, locked until {@link
 * #close()} or the end of the process, however sudden. Thread-safe.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String INSTANCE = "instance";

    private final Path path;
    private final FileChannel lockFile;

    /**
     * Takes the folder.
     *
     * @throws GatewayException.Permanent if it cannot be used or another process uses it
     */
    public DataFolder(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            lockFile = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new GatewayException.Permanent(
                    "data folder " + path.toAbsolutePath()
                            + " cannot be used: make it writable, or set data.dir to another one",
                    e);
        }
        if (!lock()) {
            close();
            throw new GatewayException.Permanent("data folder " + path.toAbsolutePath()
                    + " is in use by another gateway: stop that one, or set data.dir to another folder");
        }
    }

    private boolean lock() {
        try {
            @Nullable FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this very process
        } catch (IOException e) {
            close();
            throw new GatewayException.Permanent(
                    "data folder " + path.toAbsolutePath()
                            + " cannot be locked: set data.dir to a folder on a file system with locks",
                    e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The file of {@link DurableTables}. */
    public Path stateFile() {
        return path.resolve("state.mv");
    }

    /**
     * A name for whoever uses this folder, made once.
     *
     * @throws GatewayException.Permanent if it cannot be read or written
     */
    public String instance() {
        Path file = path.resolve(INSTANCE);
        try {
            if (Files.notExists(file)) {
                Path part = Files.writeString(
                        path.resolve(INSTANCE + ".part"), UUID.randomUUID().toString());
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new GatewayException.Permanent(
                    "data folder " + path.toAbsolutePath() + ": the file " + INSTANCE + " cannot be read or written",
                    e);
        }
    }

    /** The folder of the journal. */
    public Path journal() {
        return path.resolve("journal");
    }

    /**
     * Makes the names of new files in a folder reach the disk, where the operating system can.
     *
     * @throws IOException if it can but fails
     */
    public static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** Gives the folder free. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("data folder " + path.toAbsolutePath() + " could not be given free", e);
        }
    }
}
