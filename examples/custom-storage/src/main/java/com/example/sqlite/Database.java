// SPDX-License-Identifier: MIT
package com.example.sqlite;

import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * One SQLite file that belongs to this process alone. JDBC blocks, and an SPI may not: one thread does all the work, one
 * transaction after the other, on the disk before its stage completes. At most {@value #MOST_WAITING} transactions wait
 * for it. Thread-safe.
 */
final class Database implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;

    private final Path file;
    private final Duration deadline;
    private final Connection connection;
    private final ThreadPoolExecutor thread;

    /** What happens inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it; whatever it throws undoes it. */
        T in(Connection connection) throws SQLException;
    }

    /** @throws GatewayException if the file cannot be opened, or is open in another process */
    Database(Path file, Duration deadline, String... schema) {
        this.file = file;
        this.deadline = deadline;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            connection = open(file, schema);
        } catch (SQLException | IOException e) {
            throw new GatewayException.Permanent(
                    "cannot open " + file + ": does another process use it, may it be written? " + e.getMessage(), e);
        }
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
            Thread worker = new Thread(task, "sqlite-" + file.getFileName());
            worker.setDaemon(true);
            return worker;
        });
    }

    private static Connection open(Path file, String... schema) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setLockingMode(LockingMode.EXCLUSIVE);
        // The driver by its class: a plug-in's class loader is not the one that DriverManager asks.
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, config.toProperties());
        try (var statement = connection.createStatement()) {
            for (String table : schema) {
                statement.execute(table);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Does the work in a transaction. Its stage is decided within the deadline, whatever the disk does. */
    <T> CompletionStage<T> transaction(Work<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            thread.execute(() -> run(work, done));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    thread.isShutdown()
                            ? new GatewayException.Permanent(file + " is closed")
                            : new GatewayException.Transient(file + ": " + MOST_WAITING + " transactions wait already"));
        }
        return done.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explained(failure)));
    }

    private <T> void run(Work<T> work, CompletableFuture<T> done) {
        if (done.isDone()) {
            return; // whoever waited was told that it failed
        }
        try {
            T result = work.in(connection);
            connection.commit();
            done.complete(result);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            done.completeExceptionally(e);
        }
    }

    private GatewayException explained(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof GatewayException known) {
            return known;
        }
        return new GatewayException.Transient(
                cause instanceof TimeoutException ? file + " did not answer in " + deadline : file + ": " + cause, cause);
    }

    /** Finishes what was accepted, for as long as the deadline, then closes the file. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
            connection.close();
        } catch (SQLException e) {
            throw new GatewayException.Permanent("cannot close " + file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
