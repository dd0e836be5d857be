// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.server.event.EventFlag;
import io.cpgateway.server.spi.Registration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may pass while the registration stands as it does (C8, K3). Confined to its connection. */
final class RegistrationGate {
    private static final int TRIGGERED_KEPT = 16;

    private final boolean requireBoot;
    private final Set<String> triggered = new HashSet<>();
    private @Nullable Registration registration;
    private boolean firstCallSeen;

    RegistrationGate(boolean requireBoot, @Nullable Registration recorded) {
        this.requireBoot = requireBoot;
        this.registration = recorded;
    }

    void register(Registration answered) {
        registration = answered;
        if (answered.state() != Registration.State.PENDING) {
            triggered.clear();
        }
    }

    /** A trigger was sent: one such CALL may pass. */
    void triggered(String action) {
        if (triggered.size() < TRIGGERED_KEPT) {
            triggered.add(action);
        }
    }

    /** Why the CALL may not pass, or null if it may. */
    @Nullable
    String objectionTo(Action<?, ?> action) {
        if (action.is(Trait.REGISTERS) || triggered.remove(action.name())) {
            return null;
        }
        if (registration == null) {
            return requireBoot ? "send BootNotification first" : null;
        }
        return registration.state() == Registration.State.ACCEPTED
                ? null
                : "not accepted: the last BootNotification was answered "
                        + registration.state().name().charAt(0)
                        + registration.state().name().substring(1).toLowerCase(Locale.ROOT);
    }

    boolean mayBeSent(Action<?, ?> command) {
        if (registration == null) {
            return true;
        }
        return switch (registration.state()) {
            case ACCEPTED -> true;
            case PENDING -> command.is(Trait.WHILE_PENDING);
            case REJECTED -> false;
        };
    }

    /** An answer, marked with what was forgiven the CALL, and if the charge point never registered. */
    Decision.Answer flagged(ReceivedCall call, Decision.Answer answer) {
        return answer.flagged(flags(call, answer.flags()));
    }

    /** A request to a backend, marked as an answer is. */
    Decision.AskBackend flagged(ReceivedCall call, Decision.AskBackend request) {
        return request.flagged(flags(call, request.flags()));
    }

    private Set<String> flags(ReceivedCall call, Set<String> own) {
        boolean registered = registration != null || call.action().is(Trait.REGISTERS);
        if (registered && call.tolerated().isEmpty()) {
            return own;
        }
        Set<String> flags = new HashSet<>(own);
        flags.addAll(call.tolerated());
        if (!registered) {
            flags.add(EventFlag.UNREGISTERED.wireName());
        }
        return flags;
    }

    /** Whether this is the first CALL, and it shows that a charge point without registration will not boot by itself. */
    boolean mustBeAskedToBoot(Action<?, ?> action) {
        boolean first = !firstCallSeen;
        firstCallSeen = true;
        return first && registration == null && !action.is(Trait.REGISTERS);
    }

    @Nullable
    Registration registration() {
        return registration;
    }
}
