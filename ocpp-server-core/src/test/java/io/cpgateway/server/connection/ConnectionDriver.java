// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its charge point, sink, mailbox and clock played by a test. It checks {@link Invariants} at every
 * step, and remembers all outputs.
 */
final class ConnectionDriver {
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    static final ChargePointId ID = new ChargePointId("CP-1");
    static final long EPOCH = 700;

    private final Connection connection;
    private final Invariants invariants = new Invariants();
    private final List<Output> outputs = new ArrayList<>();
    private List<Output> step = List.of();
    private Instant now = START;
    private int eventIds;
    private int messageIds;

    /** How the connection begins. */
    static final class Setup {
        private ConnectionSettings settings = ConnectionSettings.DEFAULTS;
        private @Nullable Registration registration = registered(Registration.State.ACCEPTED);
        private boolean pausable = true;
        private boolean recorded = true;

        Setup registration(Registration.State state) {
            registration = registered(state);
            return this;
        }

        Setup heartbeat(long seconds) {
            registration = new Registration(Registration.State.ACCEPTED, "V", "M", null, seconds, START);
            return this;
        }

        Setup unregistered() {
            registration = null;
            return this;
        }

        Setup unpausable() {
            pausable = false;
            return this;
        }

        Setup unrecorded() {
            recorded = false;
            return this;
        }

        Setup settings(ConnectionSettings changed) {
            settings = changed;
            return this;
        }

        /** Claimed, and not begun. */
        ConnectionDriver claimed() {
            return new ConnectionDriver(this);
        }

        /** Claimed and begun, the connected event at the sink, the mailbox asked. */
        ConnectionDriver opened() {
            return claimed().on(new Input.Opened());
        }

        /** Ready for anything: the connected event is durable, the mailbox empty. */
        ConnectionDriver connected() {
            return opened().durable().mailboxHas(null);
        }
    }

    private ConnectionDriver(Setup setup) {
        Claim claim = new Claim(EPOCH, null, setup.registration, setup.recorded, true);
        Opening opening = new Opening(ID, "192.0.2.1:5000", claim, setup.pausable);
        Identifiers identifiers =
                new Identifiers("node-1", "/nodes/node-1", () -> "e" + ++eventIds, () -> "m" + ++messageIds);
        connection = new Connection(opening, new TestDialect(), setup.settings, identifiers, START);
    }

    static Setup setup() {
        return new Setup();
    }

    static ConnectionDriver connected() {
        return setup().connected();
    }

    static Registration registered(Registration.State state) {
        return new Registration(state, "Vendor", "Model", null, 300, START);
    }

    // --- what happens ---

    ConnectionDriver on(Input input) {
        invariants.before(input, now);
        step = connection.on(input, now);
        outputs.addAll(step);
        invariants.after(step, now);
        return this;
    }

    /** A frame arrives. */
    ConnectionDriver sends(String text) {
        return on(new Input.FrameArrived(TestDialect.CODEC.decode(text), text));
    }

    ConnectionDriver heartbeats(String messageId) {
        return sends("[2,\"" + messageId + "\",\"Heartbeat\",{}]");
    }

    ConnectionDriver boots(String messageId) {
        return sends("[2,\"" + messageId
                + "\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
    }

    /** A StatusNotification arrives, its content told from others by the connector. */
    ConnectionDriver notifies(String messageId, int connector) {
        return sends("[2,\"" + messageId + "\",\"StatusNotification\",{\"connectorId\":" + connector
                + ",\"errorCode\":\"NoError\",\"status\":\"Available\"}]");
    }

    ConnectionDriver decides(String payload) {
        return decides(Decision.Answer.of(RawJson.of(payload)));
    }

    /** The open decision is made. */
    ConnectionDriver decides(Decision decision) {
        return on(new Input.Decided(last(Output.Decide.class).token(), decision));
    }

    /** A backend is to be asked, and its request is at the sink. */
    ConnectionDriver asks() {
        return decides(new Decision.AskBackend(null, Set.of()));
    }

    /** A backend is asked: its request is durable. */
    ConnectionDriver hasAsked() {
        return asks().durable();
    }

    ConnectionDriver isReplied(String payload) {
        return isReplied(Decision.Answer.of(RawJson.of(payload)));
    }

    /** The backend replies, and that decides. */
    ConnectionDriver isReplied(Decision decision) {
        return on(new Input.Decided(last(Output.ExpectReply.class).token(), decision));
    }

    /** It is decided without the backend, which did not reply. */
    ConnectionDriver fallsBackTo(Decision decision) {
        return on(new Input.Decided(last(Output.DecideWithoutReply.class).token(), decision));
    }

    ConnectionDriver registers(Registration.State state) {
        RawJson payload = RawJson.of("{\"status\":\"" + state + "\"}");
        return decides(new Decision.Answer(payload, registered(state), null, null, Set.of(), List.of()));
    }

    ConnectionDriver durable() {
        return on(new Input.Published(last(Output.Publish.class).token()));
    }

    ConnectionDriver eventFails() {
        return on(new Input.PublishFailed(last(Output.Publish.class).token()));
    }

    /** The mailbox says what is next. */
    ConnectionDriver mailboxHas(@Nullable CommandStatus status) {
        return on(new Input.NextCommand(status));
    }

    /** A command comes in and is what the mailbox has next. */
    ConnectionDriver isAsked(CommandStatus status) {
        return on(new Input.MailboxWoken()).mailboxHas(status);
    }

    ConnectionDriver recorded() {
        return on(new Input.CommandAdvanced(Input.CommandAdvanced.Outcome.RECORDED));
    }

    ConnectionDriver lost() {
        return on(new Input.CommandAdvanced(Input.CommandAdvanced.Outcome.LOST));
    }

    ConnectionDriver mailboxFails() {
        return on(new Input.CommandAdvanced(Input.CommandAdvanced.Outcome.FAILED));
    }

    ConnectionDriver pongs() {
        return on(new Input.PongArrived());
    }

    ConnectionDriver isProbed() {
        return on(new Input.ProbeAsked());
    }

    ConnectionDriver isTold(int code, DisconnectReason reason) {
        return on(new Input.CloseAsked(code, reason));
    }

    ConnectionDriver transportCloses(int code) {
        return on(new Input.TransportClosed(code));
    }

    /** Time passes, and the connection wakes whenever it wants to. */
    ConnectionDriver after(Duration duration) {
        Instant until = now.plus(duration);
        for (Instant wake = connection.wakeAt(); wake != null && !wake.isAfter(until); wake = connection.wakeAt()) {
            now = wake.isAfter(now) ? wake : now;
            wakes();
        }
        now = until;
        return this;
    }

    /** Time passes, and the timer is late. */
    ConnectionDriver unnoticed(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    ConnectionDriver wakes() {
        on(new Input.TimePassed());
        Instant next = connection.wakeAt();
        assertThat(next == null || next.isAfter(now)).as("progress").isTrue();
        return this;
    }

    // --- what came of it ---

    Connection connection() {
        return connection;
    }

    Instant now() {
        return now;
    }

    Invariants invariants() {
        return invariants;
    }

    /** The outputs of the last step. */
    List<Output> step() {
        return step;
    }

    /** All outputs so far. */
    List<Output> outputs() {
        return outputs;
    }

    <T extends Output> List<T> all(Class<T> kind) {
        return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends Output> T last(Class<T> kind) {
        List<T> all = all(kind);
        assertThat(all).as(kind.getSimpleName()).isNotEmpty();
        return all.get(all.size() - 1);
    }

    /** The frames sent in the last step. */
    List<String> sent() {
        return frames(step);
    }

    List<String> allSent() {
        return frames(outputs);
    }

    /** The events put to the sink, oldest first. */
    List<GatewayEvent> events() {
        return all(Output.Publish.class).stream()
                .flatMap(p -> p.events().stream())
                .filter(e -> e.stream() == EventStream.EVENTS)
                .toList();
    }

    GatewayEvent lastEvent() {
        List<GatewayEvent> events = events();
        return events.get(events.size() - 1);
    }

    Map<String, String> lastAttributes() {
        return lastEvent().attributes();
    }

    int count(Tally tally) {
        return invariants.count(tally);
    }

    /** The last state that the mailbox was given. */
    CommandStatus lastStatus() {
        return last(Output.AdvanceCommand.class).to();
    }

    private static List<String> frames(List<Output> outputs) {
        return outputs.stream()
                .filter(o -> o instanceof Output.SendFrame)
                .map(o -> TestDialect.CODEC.encode(((Output.SendFrame) o).frame()))
                .toList();
    }

    /** A command that waits, to be sent within a minute of the start. */
    static CommandStatus waiting(String action, String payload) {
        return waiting(action, payload, START.plusSeconds(60));
    }

    static CommandStatus waiting(String action, String payload, Instant notAfter) {
        Command command =
                new Command("c-" + action, ID, action, RawJson.of(payload), Priority.NORMAL, START, notAfter, "test");
        return CommandStatus.of(command, CommandState.QUEUED, START, "node-1");
    }

    static CommandStatus reset() {
        return waiting("Reset", "{\"type\":\"Soft\"}");
    }

    /** The same, sent on a connection of that epoch. */
    static CommandStatus sentOn(long epoch, CommandStatus waiting) {
        return waiting.to(CommandState.SENT, START, "node-2")
                .with(new CommandStatus.Attempt("x1", epoch, START.plusSeconds(35)));
    }
}
