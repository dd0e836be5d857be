// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.model.Action;
import java.time.Duration;

/**
 * A handler of the application, with what it is for.
 *
 * @param action the action that it answers
 * @param handler the handler
 * @param timeout how long it may take; shorter than {@code eventTimeout}, after which the connection decides
 * @param <Q> the request's record
 * @param <R> the response's record
 */
public record TimedHandler<Q extends Record, R extends Record>(
        Action<Q, R> action, CallHandler<Q, R> handler, Duration timeout) {

    /** @throws IllegalArgumentException if nobody sends such a CALL to a server, or the time makes no sense */
    public TimedHandler {
        if (!action.direction().fromChargePoint()) {
            throw new IllegalArgumentException("a handler for " + action
                    + " would never be called: it is a command, which charge points do not send");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "the handler for " + action + " must be given longer than nothing, not " + timeout);
        }
    }
}
