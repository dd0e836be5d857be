// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import static io.cpgateway.ocpp.model.Direction.BOTH;
import static io.cpgateway.ocpp.model.Direction.FROM_CHARGE_POINT;
import static io.cpgateway.ocpp.model.Direction.TO_CHARGE_POINT;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.AnswerContext;
import java.util.Set;
import java.util.function.Function;

/** Makes the rows of the action table, one way for each kind of action. */
final class Row {
    private Row() {}

    /** A CALL of the charge point that the gateway can answer on its own. */
    static <Q extends Record, R extends Record> Action<Q, R> answered(
            String name,
            Class<Q> requestType,
            Class<R> responseType,
            Function<AnswerContext, R> answerOf,
            Action.Trait... traits) {
        return new Action<>(name, FROM_CHARGE_POINT, requestType, responseType, Set.of(traits), answerOf);
    }

    /** A CALL of the charge point that somebody else must answer. */
    static <Q extends Record, R extends Record> Action<Q, R> undecided(
            String name, Class<Q> requestType, Class<R> responseType, Action.Trait... traits) {
        return new Action<>(name, FROM_CHARGE_POINT, requestType, responseType, Set.of(traits), null);
    }

    /** A CALL of either side. */
    static <Q extends Record, R extends Record> Action<Q, R> either(
            String name,
            Class<Q> requestType,
            Class<R> responseType,
            Function<AnswerContext, R> answerOf,
            Action.Trait... traits) {
        return new Action<>(name, BOTH, requestType, responseType, Set.of(traits), answerOf);
    }

    /** A CALL of the Central System. */
    static <Q extends Record, R extends Record> Action<Q, R> command(
            String name, Class<Q> requestType, Class<R> responseType, Action.Trait... traits) {
        return new Action<>(name, TO_CHARGE_POINT, requestType, responseType, Set.of(traits), null);
    }
}
