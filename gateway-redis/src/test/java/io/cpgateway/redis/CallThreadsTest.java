// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallThreadsTest {
    private static final int QUEUE = 2;
    private static final long PATIENCE_SECONDS = 20;

    private final CallThreads threads = new CallThreads(new RedisSettings(
            "localhost:1",
            null,
            Duration.ofMillis(50),
            1,
            QUEUE,
            Duration.ofSeconds(10),
            RedisSettings.CachePolicy.DEFAULT));
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void close() {
        held.countDown();
        threads.close();
    }

    private CompletableFuture<String> take(Runnable work) {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        threads.take(
                () -> threads.inTime(
                        () -> {
                            work.run();
                            outcome.complete("done");
                        },
                        () -> outcome.complete("late")),
                () -> outcome.complete("not taken"));
        return outcome;
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String outcome(CompletableFuture<String> taken) throws Exception {
        return taken.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void r2_theDeadlineBegins_whenAThreadTakesTheCall() throws Exception {
        CompletableFuture<String> slow = take(this::hold);
        CompletableFuture<String> waits = take(() -> {});
        assertThat(outcome(slow)).isEqualTo("late");
        assertThat(waits).isNotDone();
        held.countDown();
        assertThat(outcome(waits)).isEqualTo("done");
    }

    @Test
    void whatNoThreadTakes_isToldSo_andOneTooManyAtOnce() throws Exception {
        take(this::hold);
        CompletableFuture<String> first = take(() -> {});
        CompletableFuture<String> second = take(() -> {});
        assertThatThrownBy(() -> take(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(outcome(first)).isEqualTo("not taken");
        assertThat(outcome(second)).isEqualTo("not taken");
    }
}
