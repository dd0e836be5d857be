// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.server.spi.GatewayException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Where single-node stores keep their rows.
 *
 * <p>Thread-safe. Reads may see rows of a change that is not durable yet, or that is under way; only a completed write
 * is safe to act upon. Whoever made the tables closes them; a store over them does not.
 */
public interface Tables extends AutoCloseable {
    /**
     * The table of that name, made if it is missing; rows are of the type.
     *
     * @throws IllegalArgumentException if it is open with rows of another type
     */
    <V extends Record> Table<V> open(String name, Class<V> type);

    /**
     * Runs a change alone: no other change runs meanwhile, and either all or nothing of it survives, whether the change
     * throws or the process ends. The change must be short, must not block and must not start another one. It may run
     * on another thread.
     *
     * @return completes with the change's result when it and all changes before it are durable; with the change's own
     *     exception if it threw, then nothing of it is left; with a {@link GatewayException} if it could not be made
     *     durable or that took too long. Dependents must not block
     */
    <R> CompletionStage<R> write(Supplier<R> change);

    /** Like {@link #write}, for a change without a result. */
    default CompletionStage<Void> change(Runnable change) {
        return write(() -> {
                    change.run();
                    return true;
                })
                .thenAccept(done -> {});
    }

    /** Runs a query on the caller's thread; the stage has its result, or what the storage failed with. */
    default <R> CompletionStage<R> read(Supplier<R> query) {
        try {
            return CompletableFuture.completedFuture(query.get());
        } catch (GatewayException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    void close();
}
