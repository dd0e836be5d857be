// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles what came of the stages of one connection: at once if it is there, else on its charge point's lane. Immutable,
 * thread-safe.
 */
final class Completions {
    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);

    private final ChargePointId id;
    private final long epoch;
    private final Executor lane;
    private final Runnable abort;

    /** Of this connection, which a handler that fails ends by {@code abort}. */
    Completions(ChargePointId id, long epoch, Executor lane, Runnable abort) {
        this.id = id;
        this.epoch = epoch;
        this.lane = lane;
        this.abort = abort;
    }

    <T> void then(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> handler) {
        if (stage instanceof CompletableFuture<T> future && future.isDone()) {
            stage.whenComplete((value, failure) -> handle(handler, value, failure));
        } else {
            stage.whenCompleteAsync((value, failure) -> handle(handler, value, failure), lane);
        }
    }

    private <T> void handle(
            BiConsumer<@Nullable T, @Nullable Throwable> handler, @Nullable T value, @Nullable Throwable failure) {
        try {
            handler.accept(value, failure);
        } catch (RuntimeException bug) {
            LOG.error("Connection {} epoch {} failed", id, epoch, bug);
            abort.run();
        }
    }
}
