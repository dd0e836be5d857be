// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.stored.StoredValues;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Rows as JSON.
 *
 * @param <V> the row
 */
final class RowFormat<V extends Record> {
    private final Class<V> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    RowFormat(Class<V> type) {
        this.type = type;
        this.reader = StoredValues.MAPPER.readerFor(type);
        this.writer = StoredValues.MAPPER.writerFor(type);
    }

    byte[] write(V row) {
        try {
            return writer.writeValueAsBytes(row);
        } catch (JacksonException e) {
            throw new GatewayException.Permanent("a row of " + type.getSimpleName() + " cannot be written", e);
        }
    }

    V read(byte[] json) {
        try {
            return type.cast(reader.readValue(json));
        } catch (JacksonException e) {
            throw new GatewayException.Permanent(
                    "a row of " + type.getSimpleName() + " cannot be read: was it written by a newer release?", e);
        }
    }
}
