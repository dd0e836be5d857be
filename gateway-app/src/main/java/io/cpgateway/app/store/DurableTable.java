// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.memory.Table;
import io.cpgateway.server.memory.UndoLog;
import io.cpgateway.server.spi.GatewayException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** A bounded table in the state file. Thread-safe for readers, one writer at a time. */
final class DurableTable<V extends Record> implements Table<V> {
    private static final int ROWS_AT_ONCE = 64;

    private final String name;
    private final StateFile file;
    private final RowFormat<V> format;
    private final int maxRows;
    private final UndoLog undo;

    DurableTable(String name, StateFile file, RowFormat<V> format, int maxRows, UndoLog undo) {
        this.name = name;
        this.file = file;
        this.format = format;
        this.maxRows = maxRows;
        this.undo = undo;
    }

    @Override
    public @Nullable V get(String key) {
        return bytes(key).map(format::read).orElse(null);
    }

    private Optional<byte[]> bytes(String key) {
        return file.with(name, map -> Optional.ofNullable(map.get(key)));
    }

    @Override
    public void put(String key, V row) {
        byte[] after = format.write(row);
        Optional<byte[]> before = bytes(key);
        undo.note(() -> restore(key, before));
        if (before.isEmpty() && size() >= maxRows) {
            throw new GatewayException.Permanent("table " + name + " is full: it may have " + maxRows + " rows");
        }
        restore(key, Optional.of(after));
    }

    @Override
    public @Nullable V remove(String key) {
        Optional<byte[]> before = bytes(key);
        undo.note(() -> restore(key, before));
        if (before.isEmpty()) {
            return null;
        }
        restore(key, Optional.empty());
        return format.read(before.get());
    }

    private void restore(String key, Optional<byte[]> row) {
        try {
            file.with(name, map -> Optional.ofNullable(row.isPresent() ? map.put(key, row.get()) : map.remove(key)));
        } catch (GatewayException e) {
            file.markBroken();
            throw e;
        }
    }

    @Override
    public Stream<Map.Entry<String, V>> from(String keyInclusive) {
        Iterable<Map.Entry<String, byte[]>> rows = () -> new Rows(keyInclusive);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> Map.entry(row.getKey(), format.read(row.getValue())));
    }

    @Override
    public int size() {
        return file.with(name, Map::size);
    }

    private List<Map.Entry<String, byte[]>> some(String keyInclusive) {
        return file.with(name, map -> {
            List<Map.Entry<String, byte[]>> rows = new ArrayList<>(ROWS_AT_ONCE);
            Cursor<String, byte[]> cursor = map.cursor(keyInclusive);
            while (cursor.hasNext() && rows.size() < ROWS_AT_ONCE) {
                String key = cursor.next();
                rows.add(Map.entry(key, cursor.getValue()));
            }
            return rows;
        });
    }

    /** Goes through the rows a few at a time, so that a slow reader does not keep old pages from being freed. */
    private final class Rows implements Iterator<Map.Entry<String, byte[]>> {
        private List<Map.Entry<String, byte[]>> rows;
        private int position;

        Rows(String keyInclusive) {
            rows = some(keyInclusive);
        }

        @Override
        public boolean hasNext() {
            if (position == ROWS_AT_ONCE) {
                String last = rows.get(position - 1).getKey();
                rows = some(last + "\u0000");
                position = 0;
            }
            return position < rows.size();
        }

        @Override
        public Map.Entry<String, byte[]> next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            return rows.get(position++);
        }
    }
}
