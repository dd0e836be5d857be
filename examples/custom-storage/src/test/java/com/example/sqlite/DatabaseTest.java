// SPDX-License-Identifier: MIT
package com.example.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cpgateway.server.spi.GatewayException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Duration DEADLINE = Duration.ofMillis(300);

    @TempDir
    Path folder;

    @Test
    void aFileInUse_isRefused() {
        try (Database first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(GatewayException.Permanent.class)
                    .hasMessageContaining("does another process use it");
            assertThat(first.transaction(connection -> 1).toCompletableFuture().join())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatFails_isUndone_andTransient() {
        try (Database database = open()) {
            assertThat(failure(database.transaction(connection -> {
                        Sql.update(connection, "INSERT INTO t VALUES (1)");
                        return Sql.update(connection, "INSERT INTO nowhere VALUES (1)");
                    })))
                    .isInstanceOf(GatewayException.Transient.class)
                    .hasMessageContaining("nowhere");
            assertThat(rows(database)).isZero();
        }
    }

    @Test
    void whatTakesTooLong_failsAtTheDeadline() {
        CountDownLatch slow = new CountDownLatch(1);
        try (Database database = open()) {
            CompletionStage<Integer> first = database.transaction(connection -> {
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return 1;
            });
            CompletionStage<Integer> behind =
                    database.transaction(connection -> Sql.update(connection, "INSERT INTO t VALUES (2)"));
            assertThat(failure(first)).isInstanceOf(GatewayException.Transient.class);
            assertThat(failure(behind)).hasMessageContaining("did not answer");
            slow.countDown();
            assertThat(rows(database)).isZero();
        }
    }

    @Test
    void afterTheEnd_itFailsForGood() {
        Database database = open();
        database.close();
        assertThat(failure(database.transaction(connection -> 1))).isInstanceOf(GatewayException.Permanent.class);
        database.close();
    }

    private Database open() {
        return new Database(folder.resolve("t.db"), DEADLINE, "CREATE TABLE IF NOT EXISTS t (n INTEGER)");
    }

    private static int rows(Database database) {
        return database.transaction(connection ->
                        Sql.first(connection, row -> row.getInt(1), "SELECT count(*) FROM t").orElseThrow())
                .toCompletableFuture()
                .join();
    }

    private static Throwable failure(CompletionStage<?> stage) {
        return catchThrowableOfType(
                        CompletionException.class, () -> stage.toCompletableFuture().join())
                .getCause();
    }
}
