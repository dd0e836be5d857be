// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Decoded;
import io.cpgateway.ocpp.codec.Fatal;
import io.cpgateway.ocpp.codec.Ignored;
import io.cpgateway.ocpp.codec.Rejected;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.rpc.Frame;
import io.cpgateway.server.spi.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one charge point: {@code (state, input, now) → (state, outputs)}, where the state is this object.
 * The same inputs at the same times always give the same outputs. Confined: whoever drives it calls it from one thread
 * at a time.
 */
public final class Connection {
    private static final int POLICY_VIOLATION = 1008;
    private static final int UNACCEPTABLE_DATA = 1003;

    private final Opening opening;
    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final EventFactory events;
    private final PublicationSlot slot;
    private final RegistrationGate gate;
    private final AnswerCycle cycle;
    private final InboundCalls inbound;
    private final OutboundCalls outbound;
    private final Liveness liveness;
    private final Ending ending;

    /** A connection that was claimed and has not begun; {@link Input.Opened} begins it. */
    public Connection(
            Opening opening, Dialect dialect, ConnectionSettings settings, Identifiers identifiers, Instant now) {
        long epoch = opening.claim().epoch();
        Registration recorded = opening.claim().registration();
        this.opening = opening;
        this.settings = settings;
        this.dialect = dialect;
        this.events = new EventFactory(
                opening.chargePointId(), dialect.protocol(), epoch, identifiers.source(), identifiers.eventIds());
        this.slot = new PublicationSlot(settings.eventTimeout(), events::sequence);
        this.gate = new RegistrationGate(settings.requireBoot(), recorded);
        this.outbound = new OutboundCalls(settings, dialect, gate, epoch, identifiers.node(), identifiers.messageIds());
        this.liveness = new Liveness(settings.pingInterval(), heartbeat(settings, recorded), now);
        this.ending = new Ending(events, slot, outbound);
        this.cycle = new AnswerCycle(settings, dialect.protocol(), events, slot, gate, new AfterAnswer());
        this.inbound = new InboundCalls(this::received, events, cycle, settings.maxInflightCalls(), opening.pausable());
    }

    /** Makes one transition. */
    public List<Output> on(Input input, Instant now) {
        Step step = new Step(now);
        input.applyTo(new Transition(step));
        if (!ending.isOpen()) {
            ending.proceed(step);
        }
        return step.outputs();
    }

    /** When {@link Input.TimePassed} is due at the latest, null if never. May only be asked between transitions. */
    public @Nullable Instant wakeAt() {
        return Deadlines.earliestOf(
                ending.isOpen() ? liveness.wakeAt() : null,
                slot.deadline(),
                cycle.deadline(),
                outbound.deadline(),
                ending.deadline());
    }

    /** Whether it is over and forgotten. */
    public boolean isReleased() {
        return ending.isReleased();
    }

    /** Whether an answer or an outcome is outstanding in either direction. */
    public boolean isIdle() {
        return !cycle.hasFrame() && outbound.isIdle();
    }

    /** When the charge point was last heard of. */
    public Instant lastTrafficAt() {
        return liveness.lastTraffic();
    }

    /** When it last answered a ping, null if never. */
    public @Nullable Instant lastPongAt() {
        return liveness.lastPong();
    }

    /** The registration as it stands, null if there is none. */
    public @Nullable Registration registration() {
        return gate.registration();
    }

    private ReceivedCall received(Call call, Action<?, ?> action, String fingerprint, String eventId, Instant at) {
        return new ReceivedCall(
                opening.chargePointId(),
                dialect.protocol().version(),
                opening.claim().epoch(),
                call,
                action,
                fingerprint,
                eventId,
                at);
    }

    private void close(Step step, int code, DisconnectReason reason) {
        if (ending.isOpen()) {
            giveUp(step);
            ending.close(step, code, reason);
        }
    }

    private void giveUp(Step step) {
        inbound.abandon(step);
        outbound.end(step);
        liveness.endProbe(step, false);
    }

    private static Duration heartbeat(ConnectionSettings settings, @Nullable Registration recorded) {
        return recorded == null ? settings.heartbeatInterval() : Duration.ofSeconds(recorded.heartbeatSeconds());
    }

    private final class AfterAnswer implements AnswerCycle.Ends {
        @Override
        public void answered(Step step) {
            inbound.proceed(step);
        }

        @Override
        public void eventFailed(Step step) {
            close(step, settings.retryCloseCode(), DisconnectReason.EVENT_FAILED);
        }

        @Override
        public void registered(Step step, Registration registration) {
            gate.register(registration);
            liveness.heartbeatIs(Duration.ofSeconds(registration.heartbeatSeconds()));
            outbound.woken(step);
        }
    }

    private final class Transition implements Input.Handler {
        private final Step step;

        private Transition(Step step) {
            this.step = step;
        }

        @Override
        public void opened() {
            slot.publish(
                    step,
                    List.of(events.connected(opening.remoteAddress(), step.now())),
                    inbound::proceed,
                    new AfterAnswer()::eventFailed);
            outbound.woken(step);
        }

        @Override
        public void frameArrived(Input.FrameArrived input) {
            if (!ending.isOpen()) {
                return;
            }
            liveness.traffic(step);
            if (input.result() instanceof Decoded decoded) {
                frame(decoded.frame(), input.text());
            } else if (input.result() instanceof Rejected rejected) {
                rejected(rejected, input.text());
            } else if (input.result() instanceof Ignored ignored) {
                step.count(
                        ignored.reason() == Ignored.Reason.EMPTY_TEXT ? Tally.EMPTY_FRAME : Tally.UNKNOWN_MESSAGE_TYPE);
            } else if (input.result() instanceof Fatal fatal) {
                close(step, fatal.closeCode(), DisconnectReason.PROTOCOL);
            }
        }

        @Override
        public void binaryArrived() {
            close(step, UNACCEPTABLE_DATA, DisconnectReason.PROTOCOL);
        }

        @Override
        public void pongArrived() {
            liveness.pong(step);
        }

        @Override
        public void decided(Input.Decided input) {
            cycle.decided(step, input.token(), input.decision());
        }

        @Override
        public void published(Input.Published input) {
            slot.published(step, input.token());
        }

        @Override
        public void publishFailed(Input.PublishFailed input) {
            slot.failed(step, input.token());
        }

        @Override
        public void mailboxWoken() {
            outbound.woken(step);
        }

        @Override
        public void nextCommand(Input.NextCommand input) {
            outbound.next(step, input.status());
        }

        @Override
        public void commandAdvanced(Input.CommandAdvanced input) {
            outbound.advanced(step, input.outcome());
        }

        @Override
        public void probeAsked() {
            if (ending.isOpen()) {
                liveness.probe(step);
            } else {
                step.emit(new Output.AnswerProbe(false));
            }
        }

        @Override
        public void closeAsked(Input.CloseAsked input) {
            close(step, input.code(), input.reason());
        }

        @Override
        public void transportClosed(Input.TransportClosed input) {
            if (ending.isOpen()) {
                giveUp(step);
            }
            ending.transportClosed(step, input.code());
        }

        @Override
        public void timePassed() {
            slot.timePassed(step);
            cycle.timePassed(step);
            outbound.timePassed(step);
            if (ending.isOpen() && liveness.timePassed(step)) {
                giveUp(step);
                ending.drop(step, DisconnectReason.LIVENESS);
            }
            ending.timePassed(step);
        }

        private void frame(Frame frame, String text) {
            if (frame instanceof Call call) {
                Action<?, ?> action = dialect.protocol().action(call.action()).orElseThrow();
                orClose(inbound.arrived(step, call, action, text));
            } else if (frame instanceof CallResult result) {
                outbound.result(step, result);
            } else if (frame instanceof CallError error) {
                outbound.error(step, error);
            }
        }

        private void rejected(Rejected rejected, String text) {
            if (rejected.origin() == Rejected.Origin.ANSWER) {
                outbound.badAnswer(step, rejected);
            } else {
                orClose(inbound.arrived(step, rejected, text));
            }
        }

        private void orClose(boolean taken) {
            if (!taken) {
                close(step, POLICY_VIOLATION, DisconnectReason.PROTOCOL);
            }
        }
    }
}
