// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Valid;
import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.CommandError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The states that a command can reach on a connection (K2), stamped with time and node. Immutable. */
final class CommandStates {
    private final Protocol protocol;
    private final String node;

    CommandStates(Protocol protocol, String node) {
        this.protocol = protocol;
        this.node = node;
    }

    CommandStatus of(CommandStatus from, CommandState state, Instant at) {
        return from.to(state, at, node);
    }

    CommandStatus expired(CommandStatus from, Instant at, String why) {
        return of(from, CommandState.EXPIRED, at).because(why);
    }

    /** Written on a connection that ended before the answer: to be sent again only if that changes nothing (K4). */
    CommandStatus orphaned(CommandStatus sent, @Nullable Action<?, ?> action, Instant at) {
        boolean again = action != null && action.is(Trait.READ_ONLY);
        return of(sent, again ? CommandState.QUEUED : CommandState.UNKNOWN_OUTCOME, at)
                .because("the connection ended before an answer");
    }

    /** Answered; what the answer was forgiven is said (C12). */
    CommandStatus answered(CommandStatus sent, Valid answer, Instant at) {
        CommandStatus answered = of(sent, CommandState.ANSWERED, at);
        return answer.tolerances().isEmpty()
                ? answered
                : answered.because("tolerated " + String.join(",", Tolerated.names(answer.tolerances())));
    }

    /** Answered with what is no answer (C6). */
    CommandStatus invalid(CommandStatus sent, Violation violation, Instant at) {
        return of(sent, CommandState.REFUSED, at).with(error(violation)).because("the answer is not valid");
    }

    CommandError error(Violation violation) {
        return new CommandError(protocol.spelling(violation.code()), violation.located(), RawJson.EMPTY_OBJECT);
    }
}
