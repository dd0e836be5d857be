// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of one frame: gate, decision, event, answer. The answer leaves when the event is durable (D1), or is never
 * given (D2). Confined to its connection.
 */
final class AnswerCycle {
    private final ConnectionSettings settings;
    private final Protocol protocol;
    private final EventFactory events;
    private final PublicationSlot slot;
    private final RegistrationGate gate;
    private final RejectionBudget rejections;
    private final Ends ends;
    private @Nullable Current current;
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

    private record Current(Inbound frame, long token, Instant deadline, boolean atSink) {}

    AnswerCycle(
            ConnectionSettings settings,
            Protocol protocol,
            EventFactory events,
            PublicationSlot slot,
            RegistrationGate gate,
            Ends ends) {
        this.settings = settings;
        this.protocol = protocol;
        this.events = events;
        this.slot = slot;
        this.gate = gate;
        this.rejections = new RejectionBudget(settings.rejectionsPerMinute());
        this.ends = ends;
    }

    boolean isIdle() {
        return current == null && !slot.isBusy() && !abandoned;
    }

    boolean hasFrame() {
        return current != null;
    }

    /** When a decision must be there. */
    @Nullable
    Instant deadline() {
        return current == null || current.atSink ? null : current.deadline;
    }

    void begin(Step step, Inbound frame) {
        current = new Current(frame, ++tokens, step.now().plus(settings.eventTimeout()), false);
        if (frame instanceof Inbound.Served served) {
            begin(step, served);
        } else if (frame instanceof Inbound.Refused refused) {
            refuse(step, refused);
        }
    }

    void decided(Step step, long token, Decision decision) {
        Current deciding = current;
        if (deciding == null || deciding.token != token || deciding.atSink) {
            return;
        }
        if (deciding.frame instanceof Inbound.Served served) {
            if (decision instanceof Decision.Answer answer) {
                answer(step, served, answer);
            } else if (decision instanceof Decision.Refusal refusal) {
                refuse(step, served, refusal.code(), refusal.description());
            } else if (decision instanceof Decision.Undecided undecided) {
                undecided(step, served, undecided.description());
            }
        }
    }

    void timePassed(Step step) {
        if (current != null && !current.atSink && step.hasReached(current.deadline)) {
            decided(step, current.token, new Decision.Undecided("no answer was decided in time"));
        }
    }

    /** An error would make a charge point drop a transaction message: silence makes it come again (D2). */
    private void undecided(Step step, Inbound.Served served, String description) {
        if (served.received().action().is(Trait.REMEMBERED)) {
            current = null;
            step.count(Tally.FAILED);
            ends.eventFailed(step);
        } else {
            refuse(step, served, ErrorCode.INTERNAL_ERROR, description);
        }
    }

    /** No more answers. What is at the sink is still counted when it is known. */
    void abandon(Step step) {
        abandoned = true;
        if (current != null && !current.atSink) {
            current = null;
            step.count(Tally.FAILED);
        }
    }

    private void begin(Step step, Inbound.Served served) {
        Action<?, ?> action = served.received().action();
        boolean ask = gate.mustBeAskedToBoot(action);
        String objection = gate.objectionTo(action);
        if (ask) {
            step.emit(new Output.RequestBoot());
        }
        Decision.Answer repeated =
                action.is(Trait.ALWAYS_FRESH) ? null : served.seen().repeated();
        if (objection != null) {
            refuse(step, served, ErrorCode.SECURITY_ERROR, objection);
        } else if (repeated != null) {
            answer(step, served, repeated);
        } else {
            step.emit(new Output.Decide(tokens, served.received()));
        }
    }

    private void answer(Step step, Inbound.Served served, Decision.Answer decided) {
        Action<?, ?> action = served.received().action();
        Decision.Answer answer = gate.flagged(served.received(), decided);
        CallResult result = new CallResult(served.received().call().messageId(), answer.payload());
        if (!settings.makesEvent(action)) {
            step.emit(new Output.SendFrame(result));
            given(step, served, answer);
            finish(step, Tally.UNPUBLISHED);
            return;
        }
        boolean early = settings.answeredBeforeDurable().contains(action.name());
        if (early) {
            step.emit(new Output.SendFrame(result));
            given(step, served, answer);
        }
        publish(step, events.call(served.received(), answer), Tally.PUBLISHED, durable -> {
            if (!early) {
                sendUnlessAbandoned(durable, new Output.SendFrame(result));
                given(durable, served, answer);
            }
            Long transactionId = answer.transactionId();
            if (transactionId != null && answer.repeat() == null && action.is(Trait.REMEMBERED)) {
                durable.emit(new Output.ConfirmTransaction(
                        transactionId, served.received().eventId()));
            }
        });
    }

    private void refuse(Step step, Inbound.Served served, ErrorCode code, String description) {
        served.seen().refused();
        refuse(step, served.refusedFor(code, description));
    }

    private void refuse(Step step, Inbound.Refused refused) {
        Violation violation = refused.rejected().violation();
        String messageId = refused.rejected().messageId();
        Consumer<Step> answer = later -> {
            if (messageId != null) {
                String code = protocol.spelling(violation.code());
                CallError error = new CallError(messageId, code, violation.located(), RawJson.EMPTY_OBJECT);
                sendUnlessAbandoned(later, new Output.SendFrame(error));
            }
        };
        if (rejections.take(step.now())) {
            publish(step, List.of(events.rejected(refused)), Tally.REJECTED, answer);
        } else {
            answer.accept(step);
            finish(step, Tally.REJECTED);
        }
    }

    private void publish(Step step, List<GatewayEvent> batch, Tally outcome, Consumer<Step> whenDurable) {
        Current publishing = current;
        if (publishing != null) {
            current = new Current(publishing.frame, publishing.token, publishing.deadline, true);
        }
        slot.publish(
                step,
                batch,
                durable -> {
                    whenDurable.accept(durable);
                    finish(durable, outcome);
                },
                failed -> {
                    current = null;
                    failed.count(Tally.FAILED);
                    ends.eventFailed(failed);
                });
    }

    private void given(Step step, Inbound.Served served, Decision.Answer answer) {
        served.seen().answered(answer);
        Registration registration = answer.registration();
        if (registration != null) {
            ends.registered(step, registration);
        }
    }

    private void finish(Step step, Tally outcome) {
        current = null;
        step.count(outcome);
        ends.answered(step);
    }

    private void sendUnlessAbandoned(Step step, Output.SendFrame frame) {
        if (!abandoned) {
            step.emit(frame);
        }
    }
}
