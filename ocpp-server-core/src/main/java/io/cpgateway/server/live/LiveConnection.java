// SPDX-License-Identifier: MIT
package io.cpgateway.server.live;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.answer.VersionSemantics;
import io.cpgateway.server.connection.Connection;
import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.connection.Input;
import io.cpgateway.server.connection.Opening;
import io.cpgateway.server.connection.Output;
import io.cpgateway.server.spi.Registration;
import io.cpgateway.server.transport.FrameChannel;
import io.cpgateway.server.transport.FrameListener;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that lives: its state machine, its transport, its timer. Thread-safe. */
public final class LiveConnection implements FrameListener {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);
    private static final int POLICY_VIOLATION = 1008;

    /** Of inputs beyond the CALLs that may be unanswered, such as answers and pongs. */
    private static final int MARGIN = 256;

    private final Opening opening;
    private final OcppCodec codec;
    private final Forgiveness forgiveness;
    private final Connection machine;
    private final Surroundings surroundings;
    private final ConnectionEffects effects;
    private final Inbox inbox;
    private final WakeTimer timer;
    private final Instant connectedAt;
    private volatile View view;

    /** That there was no room for what the peer sent. Confined to the transport, as its calls are. */
    private boolean flooded;

    /**
     * What others may know of a connection at any time.
     *
     * @param lastSeenAt when the charge point was last heard of
     * @param lastPongAt when it last answered a ping, null if never
     * @param registration its registration, null if there is none
     * @param idle whether nothing is outstanding in either direction
     */
    public record View(
            Instant lastSeenAt,
            @Nullable Instant lastPongAt,
            @Nullable Registration registration,
            boolean idle) {}

    LiveConnection(
            Opening opening,
            VersionSemantics semantics,
            Connection machine,
            int mostUnanswered,
            FrameChannel channel,
            Surroundings surroundings,
            Consumer<LiveConnection> whenReleased) {
        this.opening = opening;
        this.codec = semantics.codec();
        this.forgiveness = new Forgiveness(semantics, surroundings.leniency());
        this.machine = machine;
        this.inbox = new Inbox(this::handle, mostUnanswered + MARGIN);
        this.surroundings = surroundings;
        this.connectedAt = surroundings.clock().instant();
        this.timer = new WakeTimer(
                surroundings.timers(), () -> surroundings.executor().execute(this::ring));
        this.effects = new ConnectionEffects(
                opening, codec, channel, surroundings, inbox::put, () -> whenReleased.accept(this));
        forgiveness.known(machine.registration());
        this.view = new View(connectedAt, null, machine.registration(), true);
    }

    /** Begins: to be called once, before the transport reads. */
    void open() {
        inbox.put(new Input.Opened());
    }

    /** Whose it is. */
    public ChargePointId chargePointId() {
        return opening.chargePointId();
    }

    /** Its number. */
    public long epoch() {
        return opening.claim().epoch();
    }

    /** What is spoken. */
    public OcppVersion version() {
        return codec.protocol().version();
    }

    /** When it began. */
    public Instant connectedAt() {
        return connectedAt;
    }

    /** How it stands, a moment ago at most. */
    public View view() {
        return view;
    }

    /** A command may be waiting for it. */
    public void wake() {
        inbox.put(new Input.MailboxWoken());
    }

    /** Closes it. */
    public void close(int code, DisconnectReason reason) {
        inbox.put(new Input.CloseAsked(code, reason));
    }

    /** Whether it answers a ping within two seconds. */
    public CompletionStage<Boolean> probe() {
        CompletableFuture<Boolean> answer = effects.expectProbe();
        inbox.put(new Input.ProbeAsked());
        return answer;
    }

    @Override
    public void text(String text) {
        surroundings.trace().received(chargePointId(), text);
        fromPeer(forgiveness.read(text));
    }

    @Override
    public void binary() {
        fromPeer(new Input.BinaryArrived());
    }

    @Override
    public void pong() {
        fromPeer(new Input.PongArrived());
    }

    @Override
    public void closed(int code) {
        inbox.put(new Input.TransportClosed(code));
    }

    /** What finds no room ends the connection, which is asked for once: nothing after it is answered (C5). */
    private void fromPeer(Input input) {
        if (!flooded && !inbox.offer(input)) {
            flooded = true;
            close(POLICY_VIOLATION, DisconnectReason.PROTOCOL);
        }
    }

    private void ring() {
        inbox.put(new Input.TimePassed());
    }

    private void handle(Input input) {
        if (machine.isReleased()) {
            return;
        }
        Instant now = surroundings.clock().instant();
        try {
            if (input instanceof Input.TimePassed) {
                timer.rang();
            }
            for (Output output : machine.on(input, now)) {
                output.applyTo(effects);
            }
        } catch (RuntimeException bug) {
            LOG.error("Connection {} epoch {} failed at {}", chargePointId(), epoch(), input.getClass(), bug);
            effects.abort();
        }
        forgiveness.known(machine.registration());
        view = new View(machine.lastTrafficAt(), machine.lastPongAt(), machine.registration(), machine.isIdle());
        timer.wakeAt(machine.wakeAt(), now);
        if (machine.isReleased()) {
            timer.cancel();
        }
    }
}
