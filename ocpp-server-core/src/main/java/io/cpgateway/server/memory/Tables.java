// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Where single-node stores keep their rows.
 *
 * <p>Thread-safe. Reads see what earlier writes of this process put there, durable or not; only a completed write is
 * safe to act upon.
 */
public interface Tables extends AutoCloseable {
    /** The table of that name, made if it is missing; rows are of the type. */
    <V extends Record> Table<V> open(String name, Class<V> type);

    /**
     * Runs a change alone: no other change runs meanwhile, and either all or nothing of it survives the end of the
     * process. The change must be short and must not block.
     *
     * @return completes with the change's result when it is durable; with the change's own exception if it threw, then
     *     nothing of it may be relied on; with a {@link io.cpgateway.server.spi.GatewayException} if it could not be
     *     made durable
     */
    <R> CompletionStage<R> write(Supplier<R> change);

    @Override
    void close();
}
