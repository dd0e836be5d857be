// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.spi.GatewayException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Waits for stages and conditions; one that is not decided in time is an error. */
final class Stages {
    private static final long SECONDS = 20;
    private static final long LOOK_EVERY_MILLIS = 10;
    private static final int CALLS = 60;

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

    /** Fails unless the stage is decided in time, with a value or as an SPI may fail. */
    static void valueOrGatewayException(CompletionStage<?> stage) {
        works(stage);
    }

    /** Calls many times at once, and does something in the midst of it; the stages of all calls. */
    static <T> List<CompletionStage<T>> during(Runnable something, IntFunction<CompletionStage<T>> call) {
        return during(something, call, CALLS);
    }

    /** Calls so many times, the last three quarters at once, and does something in the midst of these; all stages. */
    static <T> List<CompletionStage<T>> during(Runnable something, IntFunction<CompletionStage<T>> call, int times) {
        List<CompletionStage<T>> before =
                IntStream.range(0, times / 4).mapToObj(call).toList();
        List<CompletionStage<T>> atOnce = IntStream.range(times / 4, times)
                .parallel()
                .mapToObj(i -> {
                    if (i == times / 2) {
                        something.run();
                    }
                    return call.apply(i);
                })
                .toList();
        return Stream.concat(before.stream(), atOnce.stream()).toList();
    }

    /** Whether it is decided with a value; false if it failed as an SPI may fail. */
    static boolean works(CompletionStage<?> stage) {
        try {
            decided(stage);
            return true;
        } catch (AssertionError e) {
            if (e.getCause() instanceof GatewayException) {
                return false;
            }
            throw e;
        }
    }

    /** Returns when the condition holds. */
    static void until(String condition, BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so within " + SECONDS + " s: " + condition);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    static <T> T decided(CompletionStage<T> stage) {
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
