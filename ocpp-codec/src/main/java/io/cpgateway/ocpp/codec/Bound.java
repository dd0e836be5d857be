// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.Optional;

/**
 * A payload that fits its record.
 *
 * @param message the record
 * @param <T> its type
 */
public record Bound<T>(T message) implements Binding<T> {
    @Override
    public Optional<T> value() {
        return Optional.of(message);
    }
}
