// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.Table;
import io.cpgateway.server.memory.Tables;
import io.cpgateway.server.memory.UndoLog;
import io.cpgateway.server.spi.GatewayException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Tables in one file, forced to the disk before a change counts as done (design R0). Changes run on a thread of their
 * own and never block their caller; those that wait share one commit, and a commit never splits a change. A change that
 * was reported as failed because of the disk or its deadline may nevertheless be there later. Thread-safe.
 */
public final class DurableTables implements Tables {
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final StateFile file;
    private final UndoLog undo = new UndoLog();
    private final Committer committer;
    private final StateSettings settings;
    private final ConcurrentMap<String, Opened<?>> tables = new ConcurrentHashMap<>();

    /**
     * Opens the file, or makes it.
     *
     * @throws GatewayException if that fails; the message says what to do
     */
    public DurableTables(Path path, StateSettings settings) {
        this.settings = settings;
        this.file = new StateFile(path);
        this.committer = new Committer(file, undo, settings.maxQueued());
    }

    @Override
    public <V extends Record> Table<V> open(String name, Class<V> type) {
        return tables.computeIfAbsent(name, n -> new Opened<>(n, type, table(n, type)))
                .as(type);
    }

    private <V extends Record> Table<V> table(String name, Class<V> type) {
        return new DurableTable<>(name, file, new RowFormat<>(type), settings.maxRows(), undo);
    }

    @Override
    public <R> CompletionStage<R> write(Supplier<R> change) {
        PendingChange<R> pending = new PendingChange<>(change);
        committer.submit(pending);
        return pending.stage()
                .orTimeout(settings.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(named(failure)));
    }

    private Throwable named(Throwable failure) {
        return failure instanceof TimeoutException
                ? new GatewayException.Transient(
                        "a change was not durable within " + settings.deadline() + ": the disk is too slow, or stalled",
                        failure)
                : failure;
    }

    /** Waits until the changes so far are decided, and closes the file. */
    @Override
    public void close() {
        committer.close(CLOSING);
    }

    private record Opened<T extends Record>(String name, Class<T> rows, Table<T> table) {
        @SuppressWarnings("unchecked") // the class of the rows is compared first
        <V extends Record> Table<V> as(Class<V> type) {
            if (!rows.equals(type)) {
                throw new IllegalArgumentException("table " + name + " has rows of " + rows + ", not of " + type);
            }
            return (Table<V>) table;
        }
    }
}
