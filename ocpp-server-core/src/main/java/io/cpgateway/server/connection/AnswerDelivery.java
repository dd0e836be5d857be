// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Violation;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.rpc.Frame;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.Registration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets answers go, each when the events that tell of it are durable (D1), and none after the end. Confined to its
 * connection.
 */
final class AnswerDelivery {
    private final ConnectionSettings settings;
    private final Protocol protocol;
    private final EventFactory events;
    private final PublicationSlot slot;
    private final RejectionBudget rejections;
    private final Afterwards afterwards;
    private boolean muted;

    /** What follows. */
    interface Afterwards {
        /** The frame is done with. */
        void delivered(Step step, Tally outcome);

        /** Its event failed (D2). */
        void failed(Step step);

        /** An answer set the registration. */
        void registered(Step step, Registration registration);
    }

    AnswerDelivery(
            ConnectionSettings settings,
            Protocol protocol,
            EventFactory events,
            PublicationSlot slot,
            Afterwards afterwards) {
        this.settings = settings;
        this.protocol = protocol;
        this.events = events;
        this.slot = slot;
        this.rejections = new RejectionBudget(settings.rejectionsPerMinute());
        this.afterwards = afterwards;
    }

    /** Nothing is sent any more. */
    void mute() {
        muted = true;
    }

    /** An answer that was decided at once travels in the event of its CALL. */
    void answer(Step step, Inbound.Served served, Decision.Answer answer) {
        if (settings.makesEvent(served.received().action())) {
            publish(step, served, answer, events.call(served.received(), answer));
        } else {
            give(step, served, answer);
            afterwards.delivered(step, Tally.UNPUBLISHED);
        }
    }

    /** An answer that was decided after a backend was asked is an event of its own. */
    void answerLater(Step step, Inbound.Served served, Decision.Answer answer) {
        publish(step, served, answer, events.answer(served.received(), answer, step.now()));
    }

    /** The event of a CALL that a backend is asked about: its request. */
    void request(Step step, ReceivedCall call, Decision.AskBackend request, Consumer<Step> whenDurable) {
        slot.publish(step, events.request(call, request), whenDurable, afterwards::failed);
    }

    /** A frame that is refused is an event too, while there are not too many of them (D6). */
    void refuse(Step step, Inbound.Refused refused) {
        if (rejections.take(step.now())) {
            publish(step, List.of(events.rejected(refused)), Tally.REJECTED, later -> send(later, refused));
        } else {
            send(step, refused);
            afterwards.delivered(step, Tally.REJECTED);
        }
    }

    /** A CALL that is refused after a backend was asked: its event is there already. */
    void refuseLater(Step step, Inbound.Served served, Decision.Refusal refusal) {
        Inbound.Refused refused = served.refusedFor(refusal.code(), refusal.description());
        Violation violation = refused.rejected().violation();
        List<GatewayEvent> batch = List.of(events.refusal(served.received(), violation, step.now()));
        publish(step, batch, Tally.PUBLISHED, later -> send(later, refused));
    }

    private void publish(Step step, Inbound.Served served, Decision.Answer answer, List<GatewayEvent> batch) {
        Action<?, ?> action = served.received().action();
        boolean early = settings.answeredBeforeDurable().contains(action.name());
        if (early) {
            give(step, served, answer);
        }
        publish(step, batch, Tally.PUBLISHED, durable -> {
            if (!early) {
                give(durable, served, answer);
            }
            Long transactionId = answer.transactionId();
            if (transactionId != null && answer.repeat() == null && action.is(Trait.REMEMBERED)) {
                durable.emit(new Output.ConfirmTransaction(
                        transactionId, served.received().eventId()));
            }
        });
    }

    private void publish(Step step, List<GatewayEvent> batch, Tally outcome, Consumer<Step> whenDurable) {
        slot.publish(
                step,
                batch,
                durable -> {
                    whenDurable.accept(durable);
                    afterwards.delivered(durable, outcome);
                },
                afterwards::failed);
    }

    private void give(Step step, Inbound.Served served, Decision.Answer answer) {
        send(step, new CallResult(served.received().call().messageId(), answer.payload()));
        served.seen().answered(answer);
        Registration registration = answer.registration();
        if (registration != null) {
            afterwards.registered(step, registration);
        }
    }

    /** An error without a message id would have to invent one (C7): then there is none. */
    private void send(Step step, Inbound.Refused refused) {
        Violation violation = refused.rejected().violation();
        String messageId = refused.rejected().messageId();
        if (messageId != null) {
            String code = protocol.spelling(violation.code());
            send(step, new CallError(messageId, code, violation.located(), RawJson.EMPTY_OBJECT));
        }
    }

    private void send(Step step, Frame frame) {
        if (!muted) {
            step.emit(new Output.SendFrame(frame));
        }
    }
}
