// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.util.concurrent.CompletionStage;

/**
 * Decides whether a charge point is who it says it is.
 *
 * <ul>
 *   <li>L1: an unknown id, missing and wrong credentials look the same to the peer, unless the operator asks for
 *       the letter of OCPP-J (§3.1.2), which answers an unknown id with 404.
 *   <li>L2: a store that is away is a transient failure, never an admission.
 * </ul>
 *
 * <p>Thread-safe. Called for every upgrade request, before it is answered.
 */
@FunctionalInterface
public interface ChargePointAuthenticator {
    /** The decision. */
    enum Verdict {
        /** Let in. */
        ADMITTED,
        /** Not let in: the credentials are missing or wrong. */
        REFUSED,
        /** Not let in: there is no such charge point. */
        UNKNOWN
    }

    /** Judges a request. */
    CompletionStage<Verdict> authenticate(Login login);
}
