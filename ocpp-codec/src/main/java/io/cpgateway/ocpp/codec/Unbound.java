// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.Optional;

/**
 * A payload that does not fit its record.
 *
 * @param violation what is wrong
 * @param <T> the record
 */
public record Unbound<T>(Violation violation) implements Binding<T> {
    @Override
    public Optional<T> value() {
        return Optional.empty();
    }
}
