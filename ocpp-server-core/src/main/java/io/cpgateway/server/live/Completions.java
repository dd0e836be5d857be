// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles what came of the stages of one connection, on the server's executor. Immutable, thread-safe. */
final class Completions {
    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);

    private final ChargePointId id;
    private final long epoch;
    private final Executor executor;
    private final Runnable abort;

    /** Of this connection, which a handler that fails ends by {@code abort}. */
    Completions(ChargePointId id, long epoch, Executor executor, Runnable abort) {
        this.id = id;
        this.epoch = epoch;
        this.executor = executor;
        this.abort = abort;
    }

    <T> void then(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> handler) {
        stage.handleAsync(
                        (value, failure) -> {
                            handler.accept(value, failure);
                            return value;
                        },
                        executor)
                .whenComplete((value, bug) -> {
                    if (bug != null) {
                        LOG.error("Connection {} epoch {} failed", id, epoch, bug);
                        abort.run();
                    }
                });
    }
}
