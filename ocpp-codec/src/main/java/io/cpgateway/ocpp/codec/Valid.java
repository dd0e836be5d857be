// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.RawJson;
import java.util.List;
import java.util.Optional;

/**
 * A payload that is valid or was forgiven what is wrong.
 *
 * @param payload the payload with all repairs made, as received if there are none
 * @param tolerances what was forgiven; empty if it is valid as received
 */
public record Valid(RawJson payload, List<Tolerance> tolerances) implements Judgement {
    /** Copies the tolerances. */
    public Valid {
        tolerances = List.copyOf(tolerances);
    }

    @Override
    public Optional<Violation> refusal() {
        return Optional.empty();
    }
}
