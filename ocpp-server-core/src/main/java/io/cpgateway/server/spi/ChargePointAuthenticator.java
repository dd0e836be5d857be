// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import java.util.concurrent.CompletionStage;

/**
 * Decides whether a charge point is who it says it is.
 *
 * <ul>
 *   <li>L1: an unknown id, missing and wrong credentials are all {@link Verdict#REFUSED}, told apart by nobody.
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
        /** Not let in. */
        REFUSED
    }

    /** Judges a request. */
    CompletionStage<Verdict> authenticate(Login login);
}
