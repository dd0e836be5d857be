// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.Optional;

/**
 * The outcome of reading a payload into a record.
 *
 * @param <T> the record
 */
public sealed interface Binding<T> permits Bound, Unbound {
    /** The record, or empty if the payload does not fit it. */
    Optional<T> value();
}
