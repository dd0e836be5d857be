// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one charge point: {@code (state, input, now) → (state, outputs)}, where the state is this object.
 * The same inputs at the same times always give the same outputs. Confined: whoever drives it calls it from one thread
 * at a time.
 */
public final class Connection {
    private static final int UNACCEPTABLE_DATA = 1003;

    private final Opening opening;
    private final ConnectionSettings settings;
    private final EventFactory events;
    private final PublicationSlot slot;
    private final RegistrationGate gate;
    private final AnswerCycle cycle;
    private final ReadingPace pace;
    private final InboundCalls inbound;
    private final OutboundCalls outbound;
    private final FrameRouter router;
    private final Liveness liveness;
    private final Ending ending;
    private final AfterAnswer afterAnswer = new AfterAnswer();

    /** A connection that was claimed and has not begun; {@link Input.Opened} begins it. */
    public Connection(
            Opening opening, Dialect dialect, ConnectionSettings settings, Identifiers identifiers, Instant now) {
        Protocol protocol = dialect.protocol();
        long epoch = opening.claim().epoch();
        Registration recorded = opening.claim().registration();
        this.opening = opening;
        this.settings = settings;
        this.events =
                new EventFactory(opening.chargePointId(), dialect.protocol(), epoch, identifiers, settings.business());
        this.slot = new PublicationSlot(settings.eventTimeout(), events::sequence);
        this.gate = new RegistrationGate(settings.requireBoot(), recorded);
        this.liveness = new Liveness(settings.pingInterval(), settings.heartbeatInterval(), now);
        this.pace = new ReadingPace(settings.maxInflightCalls(), opening.pausable(), liveness);
        this.cycle = new AnswerCycle(settings, protocol, events, slot, gate, afterAnswer);
        this.inbound = new InboundCalls(opening, events, cycle, pace);
        this.outbound = new OutboundCalls(settings.callTimeout(), dialect, gate, epoch, identifiers);
        this.router = new FrameRouter(protocol, inbound, outbound);
        this.ending = new Ending(events, slot, outbound);
        if (recorded != null) {
            liveness.heartbeatIs(recorded.heartbeatSeconds());
        }
    }

    /** Makes one transition. */
    public List<Output> on(Input input, Instant now) {
        Step step = new Step(now);
        input.applyTo(new Transition(step));
        liveness.waiting(step, cycle.isAsking());
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

    /** Whether no answer and no outcome is outstanding in either direction. */
    public boolean isIdle() {
        return inbound.isIdle() && outbound.isIdle();
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

    private void close(Step step, int code, DisconnectReason reason) {
        if (ending.isOpen()) {
            giveUp(step);
            pace.resume(step);
            ending.close(step, code, reason);
        }
    }

    private void giveUp(Step step) {
        inbound.abandon(step);
        outbound.end(step);
        liveness.endProbe(step, false);
    }

    private final class AfterAnswer implements AnswerCycle.Ends {
        @Override
        public void answered(Step step) {
            if (ending.isOpen()) {
                inbound.proceed(step);
            }
        }

        @Override
        public void eventFailed(Step step) {
            close(step, settings.retryCloseCode(), DisconnectReason.EVENT_FAILED);
        }

        @Override
        public void registered(Step step, Registration registration) {
            gate.register(registration);
            liveness.heartbeatIs(registration.heartbeatSeconds());
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
            if (ending.isOpen()) {
                List<GatewayEvent> connected = events.connected(
                        opening.remoteAddress(), opening.claim().recorded(), step.now());
                slot.publish(step, connected, afterAnswer::answered, afterAnswer::eventFailed);
                if (opening.claim().mayHaveCommands()) {
                    outbound.woken(step);
                }
            }
        }

        @Override
        public void frameArrived(Input.FrameArrived input) {
            if (ending.isOpen()) {
                liveness.traffic(step);
                int code = router.route(step, input);
                if (code != FrameRouter.STAY_OPEN) {
                    close(step, code, DisconnectReason.PROTOCOL);
                }
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
        public void mailboxAway() {
            outbound.mailboxAway(step);
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
    }
}
