// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.server.spi.GatewayException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Tables on the heap, forgotten at the end of the process. A change runs on its caller's thread. Thread-safe. */
public final class MemoryTables implements Tables {
    private final ReentrantLock lock = new ReentrantLock();
    private final UndoLog undo = new UndoLog();
    private final ConcurrentMap<String, Opened<?>> tables = new ConcurrentHashMap<>();
    private final int maxRows;
    private volatile boolean closed;

    /** Tables of at most so many rows each. */
    public MemoryTables(int maxRows) {
        if (maxRows < 1) {
            throw new IllegalArgumentException("a table must be allowed at least one row, not " + maxRows);
        }
        this.maxRows = maxRows;
    }

    @Override
    public <V extends Record> Table<V> open(String name, Class<V> type) {
        Opened<?> opened =
                tables.computeIfAbsent(name, n -> new Opened<>(n, type, new MemoryTable<>(n, maxRows, undo)));
        return opened.as(type);
    }

    @Override
    public <R> CompletionStage<R> write(Supplier<R> change) {
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(new GatewayException.Permanent("the tables are closed"));
            }
            return CompletableFuture.completedFuture(undo.run(change));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
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
