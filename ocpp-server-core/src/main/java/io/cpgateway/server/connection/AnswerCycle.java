// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.server.connection.Turn.Phase;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way of one frame: gate, decision, event, answer; where a backend decides: gate, event, reply, event, answer. The
 * answer leaves when its event is durable (D1), or is never given (D2). Confined to its connection.
 */
final class AnswerCycle {
    private final ConnectionSettings settings;
    private final PublicationSlot slot;
    private final RegistrationGate gate;
    private final AnswerDelivery delivery;
    private final Ends ends;
    private @Nullable Turn turn;
    private long tokens;
    private boolean abandoned;

    /** What follows when a frame is done with. */
    interface Ends {
        /** It is answered; the next may begin. */
        void answered(Step step);

        /** Its event failed: the epoch is over (D2). */
        void eventFailed(Step step);

        /** An answer set the registration. */
        void registered(Step step, Registration registration);
    }

    AnswerCycle(
            ConnectionSettings settings,
            Protocol protocol,
            EventFactory events,
            PublicationSlot slot,
            RegistrationGate gate,
            Ends ends) {
        this.settings = settings;
        this.slot = slot;
        this.gate = gate;
        this.delivery = new AnswerDelivery(settings, protocol, events, slot, new AfterDelivery());
        this.ends = ends;
    }

    boolean isIdle() {
        return turn == null && !slot.isBusy() && !abandoned;
    }

    boolean hasFrame() {
        return turn != null;
    }

    /** Whether the charge point waits for a backend, and so may well be silent. */
    boolean isAsking() {
        return turn != null && (turn.expectsReply() || turn.isRequested());
    }

    /** When a decision must be there. */
    @Nullable
    Instant deadline() {
        return turn == null ? null : turn.deadline();
    }

    void begin(Step step, Inbound frame) {
        turn = Turn.deciding(frame, ++tokens, step.now().plus(settings.eventTimeout()));
        if (frame instanceof Inbound.Served served) {
            begin(step, turn, served);
        } else if (frame instanceof Inbound.Refused refused) {
            turn = turn.answering();
            delivery.refuse(step, refused);
        }
    }

    void decided(Step step, long token, Decision decision) {
        Turn deciding = turn;
        if (deciding == null || deciding.token() != token || !(deciding.frame() instanceof Inbound.Served served)) {
            return;
        }
        if (deciding.phase() == Phase.ASKING && deciding.early() == null) {
            turn = deciding.repliedEarly(decision);
        } else if (!deciding.isAtSink()) {
            carryOut(step, deciding, served, decision);
        }
    }

    void timePassed(Step step) {
        Turn late = turn;
        if (late == null || !late.isDue(step) || !(late.frame() instanceof Inbound.Served served)) {
            return;
        }
        if (late.phase() == Phase.WAITING) {
            turn = late.fallingBack(++tokens, step.now().plus(settings.eventTimeout()));
            step.emit(new Output.DecideWithoutReply(tokens, served.received()));
        } else {
            carryOut(step, late, served, new Decision.Undecided("no answer was decided in time"));
        }
    }

    /** An error would make a charge point drop a transaction message: silence makes it come again (D2). */
    private void undecided(Step step, Turn undecided, Inbound.Served served, String description) {
        if (served.received().action().is(Trait.REMEMBERED)) {
            endUnanswered(step, undecided);
            ends.eventFailed(step);
        } else {
            carryOut(step, undecided, served, new Decision.Refusal(ErrorCode.INTERNAL_ERROR, description));
        }
    }

    /** No more answers. What is at the sink is still counted when it is known. */
    void abandon(Step step) {
        abandoned = true;
        delivery.mute();
        Turn left = turn;
        if (left == null) {
            return;
        }
        forgetReply(step, left);
        if (!left.isAtSink()) {
            endUnanswered(step, left);
        }
    }

    private void begin(Step step, Turn begun, Inbound.Served served) {
        Action<?, ?> action = served.received().action();
        boolean ask = gate.mustBeAskedToBoot(action);
        String objection = gate.objectionTo(action);
        if (ask) {
            step.emit(new Output.RequestBoot());
        }
        Decision.Answer repeated =
                action.is(Trait.ALWAYS_FRESH) ? null : served.seen().repeated();
        if (objection != null) {
            carryOut(step, begun, served, new Decision.Refusal(ErrorCode.SECURITY_ERROR, objection));
        } else if (repeated != null) {
            carryOut(step, begun, served, repeated);
        } else {
            step.emit(new Output.Decide(begun.token(), served.received()));
        }
    }

    private void carryOut(Step step, Turn decided, Inbound.Served served, Decision decision) {
        if (decision instanceof Decision.Answer answer) {
            turn = decided.answering();
            if (decided.isRequested()) {
                delivery.answerLater(step, served, answer);
            } else {
                delivery.answer(step, served, gate.flagged(served.received(), answer));
            }
        } else if (decision instanceof Decision.Refusal refusal) {
            turn = decided.answering();
            served.seen().refused();
            if (decided.isRequested()) {
                delivery.refuseLater(step, served, refusal);
            } else {
                delivery.refuse(step, served.refusedFor(refusal.code(), refusal.description()));
            }
        } else if (decision instanceof Decision.Undecided nobody) {
            undecided(step, decided, served, nobody.description());
        } else if (decision instanceof Decision.AskBackend request && !decided.isRequested()) {
            ask(step, decided, served, request);
        }
    }

    /** The reply is expected before the request can be read: a backend may be quicker than the sink. */
    private void ask(Step step, Turn asking, Inbound.Served served, Decision.AskBackend request) {
        ReceivedCall call = served.received();
        turn = asking.asking();
        step.emit(new Output.ExpectReply(asking.token(), call));
        delivery.request(step, call, gate.flagged(call, request), durable -> asked(durable, served));
    }

    private void asked(Step step, Inbound.Served served) {
        Turn asking = turn;
        if (asking == null) {
            return;
        }
        Turn waiting = asking.waiting(step.now().plus(settings.backendTimeout()));
        Decision early = asking.early();
        turn = waiting;
        if (abandoned) {
            endUnanswered(step, waiting);
        } else if (early != null) {
            carryOut(step, waiting, served, early);
        }
    }

    /** It ends with the events that it has, published if they are durable. */
    private void endUnanswered(Step step, Turn ending) {
        turn = null;
        step.count(ending.isRequested() ? Tally.PUBLISHED : Tally.FAILED);
    }

    private static void forgetReply(Step step, Turn left) {
        if (left.expectsReply() && left.frame() instanceof Inbound.Served served) {
            step.emit(new Output.ForgetReply(served.received()));
        }
    }

    private final class AfterDelivery implements AnswerDelivery.Afterwards {
        @Override
        public void delivered(Step step, Tally outcome) {
            turn = null;
            step.count(outcome);
            ends.answered(step);
        }

        @Override
        public void failed(Step step) {
            Turn failing = turn;
            turn = null;
            if (failing != null) {
                forgetReply(step, failing);
            }
            step.count(Tally.FAILED);
            ends.eventFailed(step);
        }

        @Override
        public void registered(Step step, Registration registration) {
            ends.registered(step, registration);
        }
    }
}
