// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.Optional;

/** Whether a payload is good enough: {@link Valid}, perhaps after repairs, or {@link Invalid}. */
public sealed interface Judgement permits Valid, Invalid {
    /** Why it is refused, or empty. */
    Optional<Violation> refusal();
}
