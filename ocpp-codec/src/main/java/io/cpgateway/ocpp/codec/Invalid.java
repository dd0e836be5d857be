// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.Optional;

/**
 * A payload that is refused.
 *
 * @param violation what is wrong; under a profile, the first fault that it does not forgive, as it was received
 */
public record Invalid(Violation violation) implements Judgement {
    @Override
    public Optional<Violation> refusal() {
        return Optional.of(violation);
    }
}
