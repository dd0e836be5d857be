// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A jar as a list names it.
 *
 * @param sha256 what it must be
 * @param path where it lies in every Maven repository: {@code group/in/folders/artifact/version/artifact-version.jar}
 */
record JarInRepository(String sha256, String path) {
    /** Reads a line as {@code sha256sum} writes it. */
    static JarInRepository of(String line) {
        String[] parts = line.split(" +", 2);
        return new JarInRepository(parts[0], parts[1]);
    }

    String group() {
        return part(3, true);
    }

    String artifact() {
        return part(2, false);
    }

    String version() {
        return part(1, false);
    }

    private String part(int fromEnd, boolean allBefore) {
        Path folders = Path.of(path);
        int index = folders.getNameCount() - 1 - fromEnd;
        return allBefore
                ? folders.subpath(0, index + 1)
                        .toString()
                        .replace(folders.getFileSystem().getSeparator(), ".")
                : folders.getName(index).toString();
    }

    /** Fails unless the file is the one that was listed. */
    void verify(Path file) {
        try {
            String found = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
            if (!found.equals(sha256)) {
                throw new IllegalStateException(file + " has the SHA-256 " + found + " and not " + sha256
                        + ": it is not the file that the test kit was tested with");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
