// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.server.spi.GatewayException;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bounded table on the heap. Thread-safe for readers, one writer at a time. */
final class MemoryTable<V extends Record> implements Table<V> {
    private final ConcurrentNavigableMap<String, V> rows = new ConcurrentSkipListMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final String name;
    private final int maxRows;
    private final UndoLog undo;

    MemoryTable(String name, int maxRows, UndoLog undo) {
        this.name = name;
        this.maxRows = maxRows;
        this.undo = undo;
    }

    @Override
    public @Nullable V get(String key) {
        return rows.get(key);
    }

    @Override
    public void put(String key, V row) {
        V before = rows.get(key);
        undo.note(() -> restore(key, before));
        if (before == null && size.get() >= maxRows) {
            throw new GatewayException.Permanent("table " + name + " is full: it may have " + maxRows + " rows");
        }
        restore(key, row);
    }

    @Override
    public @Nullable V remove(String key) {
        V before = rows.get(key);
        undo.note(() -> restore(key, before));
        restore(key, null);
        return before;
    }

    private void restore(String key, @Nullable V row) {
        V before = row == null ? rows.remove(key) : rows.put(key, row);
        size.addAndGet((row == null ? 0 : 1) - (before == null ? 0 : 1));
    }

    @Override
    public Stream<Map.Entry<String, V>> from(String keyInclusive) {
        return rows.tailMap(keyInclusive).entrySet().stream();
    }

    @Override
    public int size() {
        return size.get();
    }
}
