// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for stages; one that is not decided in time is an error. */
final class Stages {
    private static final long SECONDS = 20;

    private Stages() {}

    static <T> T value(CompletionStage<T> stage) {
        return Objects.requireNonNull(decided(stage), "a value");
    }

    static void done(CompletionStage<Void> stage) {
        value(stage.thenApply(nothing -> true));
    }

    static Throwable failure(CompletionStage<?> stage) {
        try {
            decided(stage);
        } catch (AssertionError e) {
            return Objects.requireNonNullElse(e.getCause(), e);
        }
        throw new AssertionError("expected a failure");
    }

    private static <T> T decided(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the stage failed", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("the stage was not decided", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
