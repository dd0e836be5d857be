// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the profiles of {@code ocpp.leniency_file}. */
public final class LeniencyFile {
    private LeniencyFile() {}

    /**
     * The profiles in a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it holds no profiles; the message names every mistake with its place
     */
    public static io.cpgateway.ocpp.codec.Leniency read(String file) throws IOException {
        return io.cpgateway.ocpp.codec.Leniency.read(Files.readString(Path.of(file)));
    }
}
