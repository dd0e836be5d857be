// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.UndoLog;
import io.cpgateway.server.spi.GatewayException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A change on its way to the disk. Confined to the committer's thread once it is queued. */
final class PendingChange<R> {
    private final Supplier<R> change;
    private final CompletableFuture<R> stage = new CompletableFuture<>();
    private @Nullable Runnable success;

    PendingChange(Supplier<R> change) {
        this.change = change;
    }

    CompletableFuture<R> stage() {
        return stage;
    }

    /** Applies it. If it throws, nothing of it is left and its stage fails at once. */
    void apply(UndoLog undo) {
        try {
            R result = undo.run(change);
            success = () -> stage.complete(result);
        } catch (RuntimeException | Error e) {
            stage.completeExceptionally(e);
        }
    }

    /** It is durable, if it was applied. */
    void succeed() {
        if (success != null) {
            success.run();
        }
    }

    /** It may not be durable; no-op if the change itself has failed. */
    void fail(GatewayException cause) {
        stage.completeExceptionally(cause);
    }
}
