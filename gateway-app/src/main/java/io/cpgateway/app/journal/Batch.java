// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lines that are written together, each with its line break. */
final class Batch {
    private final byte[] lines;
    private final CompletableFuture<@Nullable Void> stage = new CompletableFuture<>();

    Batch(byte[] lines) {
        this.lines = lines;
    }

    int length() {
        return lines.length;
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(lines);
    }

    CompletableFuture<@Nullable Void> stage() {
        return stage;
    }
}
