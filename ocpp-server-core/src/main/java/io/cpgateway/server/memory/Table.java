// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows sorted by key, in the order of {@link String#compareTo}. Reading is thread-safe and fails with a {@link
 * io.cpgateway.server.spi.GatewayException} if the storage does; {@link #put} and {@link #remove} belong inside {@link
 * Tables#write} and are refused elsewhere.
 *
 * @param <V> the row
 */
public interface Table<V extends Record> {
    /** The row, or null. */
    @Nullable
    V get(String key);

    /**
     * Stores or replaces a row.
     *
     * @throws io.cpgateway.server.spi.GatewayException.Permanent if the table has as many rows as it may have
     */
    void put(String key, V row);

    /** Removes a row; what it was, or null. */
    @Nullable
    V remove(String key);

    /** Rows from that key on, in the order of their keys, read lazily. */
    Stream<Map.Entry<String, V>> from(String keyInclusive);

    /** Rows whose keys begin like that, in the order of their keys, read lazily. */
    default Stream<Map.Entry<String, V>> under(String prefix) {
        return from(prefix).takeWhile(entry -> entry.getKey().startsWith(prefix));
    }

    /** The number of rows. */
    int size();
}
