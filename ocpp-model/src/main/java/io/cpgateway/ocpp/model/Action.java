// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of a version's action table: everything that distinguishes this action from the others.
 *
 * @param name the action as it stands in the CALL, case-sensitive
 * @param direction who may send it
 * @param requestType the record of the CALL's payload; its JSON Schema is derived from it
 * @param responseType the record of the CALLRESULT's payload
 * @param traits what else holds of it
 * @param answerOf the answer the gateway gives on its own, or null where it has none
 * @param <Q> the request
 * @param <R> the response
 */
public record Action<Q extends Record, R extends Record>(
        String name,
        Direction direction,
        Class<Q> requestType,
        Class<R> responseType,
        Set<Trait> traits,
        @Nullable Function<AnswerContext, R> answerOf) {

    /** What holds of some actions and not of others. */
    public enum Trait {
        /** A command that changes nothing: it may be sent again when its outcome is unknown. */
        READ_ONLY,
        /** Never stored and repeated, answered afresh every time. */
        ALWAYS_FRESH,
        /** Makes no event unless configuration asks for it. */
        NO_EVENT,
        /** Its answer sets the registration of the charge point. */
        REGISTERS,
        /** Its answer is remembered with a transaction: a repeat gets the same, and no answer is better than an error. */
        REMEMBERED,
        /** A command that may be sent while the registration is Pending. */
        WHILE_PENDING
    }

    /** Copies the traits. */
    public Action {
        traits = Set.copyOf(traits);
    }

    /**
     * Whether a trait holds.
     *
     * @param trait which
     * @return whether it does
     */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /**
     * The answer the gateway gives on its own.
     *
     * @param context what it may depend on
     * @return the answer; empty where somebody else must decide
     */
    public Optional<R> defaultAnswer(AnswerContext context) {
        return Optional.ofNullable(answerOf).map(f -> f.apply(context));
    }

    @Override
    public String toString() {
        return name;
    }
}
