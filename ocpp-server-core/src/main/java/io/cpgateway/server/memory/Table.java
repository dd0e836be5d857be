// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows sorted by key. Reading is thread-safe; {@link #put} and {@link #remove} belong inside {@link Tables#write}.
 *
 * @param <V> the row
 */
public interface Table<V extends Record> {
    /** The row, or null. */
    @Nullable
    V get(String key);

    /** Stores or replaces a row. */
    void put(String key, V row);

    /** Removes a row; what it was, or null. */
    @Nullable
    V remove(String key);

    /** Rows from that key on, in the order of their keys, read lazily. */
    Stream<Map.Entry<String, V>> from(String keyInclusive);

    /** The number of rows. */
    int size();
}
