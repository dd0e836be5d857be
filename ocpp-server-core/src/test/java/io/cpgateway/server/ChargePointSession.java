// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static io.cpgateway.server.ServerFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.Password;
import io.cpgateway.server.transport.Doorway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Both ends of the conversation with one charge point: what it sends, and what an operator has sent to it. */
public final class ChargePointSession implements AutoCloseable {
    private static final ChargePointId ID = new ChargePointId("CP-1");

    private final ServerFixture fixture;
    private TestPeer peer;
    private int messages;

    /** With a server as it comes. */
    public ChargePointSession() {
        this(settings -> settings, builder -> builder);
    }

    /** With a server of these settings. */
    public ChargePointSession(UnaryOperator<ServerSettings> settings, UnaryOperator<OcppServerBuilder> building) {
        fixture = new ServerFixture(settings, building);
        peer = fixture.connect(ID.value());
    }

    /** Where connections are asked for. */
    public Doorway doorway() {
        return fixture.server.doorway();
    }

    /** Stores the password. */
    public void hasPassword(Password password) {
        done(fixture.credentials.put(ID, Credential.of(password, Instant.EPOCH)));
    }

    /** Stores an idTag. */
    public void knows(IdTag idTag) {
        done(fixture.idTags.put(idTag));
    }

    /** Lets time pass. */
    public void after(Duration time) {
        fixture.after(time);
    }

    /** Ends the connection, as a restart or a lost network does, and opens the next one. */
    public void reconnects() {
        hangsUp();
        peer = fixture.connect(ID.value());
    }

    /** Ends the connection. */
    public void hangsUp() {
        peer.hangsUp();
    }

    /** Sends a CALL and gives back the payload of its CALLRESULT; its event is checked. */
    public String sends(String action, String payload) {
        String messageId = "m" + ++messages;
        String answer = exchange(messageId, action, payload);
        String expected = "[3,\"" + messageId + "\",";
        assertThat(answer).as(action).startsWith(expected);
        if (!action.equals("Heartbeat")) {
            assertThat(lastCall().attributes())
                    .containsEntry("ocppaction", action)
                    .containsEntry("ocppmessageid", messageId);
            assertThat(lastCall().data()).hasToString(payload);
        }
        return answer.substring(expected.length(), answer.length() - 1);
    }

    /** Sends a CALL and gives back what follows the message id in its CALLERROR. */
    public String isRefused(String action, String payload) {
        String messageId = "m" + ++messages;
        String answer = exchange(messageId, action, payload);
        String expected = "[4,\"" + messageId + "\",";
        assertThat(answer).as(action).startsWith(expected);
        return answer.substring(expected.length(), answer.length() - 1);
    }

    /** Sends a frame of any kind. */
    public void sendsFrame(String frame) {
        peer.sends(frame);
    }

    /** The next frame. */
    public String receives() {
        return peer.receives();
    }

    /** Whether nothing is left to be received. */
    public boolean hasReceivedNothing() {
        return peer.hasReceivedNothing();
    }

    /** Has a command sent and answered; checks that it arrived unchanged, and that its answer is reported. */
    public void isTold(String action, String payload, String answer) {
        CommandStatus status = outcomeOf(action, payload, answer);
        assertThat(status.state()).hasToString("ANSWERED");
        assertThat(status.result()).hasToString(answer);
        assertThat(fixture.events("command.status"))
                .filteredOn(event ->
                        status.command().commandId().equals(event.attributes().get("commandid")))
                .extracting(event -> event.attributes().get("commandstate"))
                .containsExactly("ACCEPTED", "SENT", "ANSWERED");
    }

    /** Has a command sent and answered, and gives back where it ended. */
    public CommandStatus outcomeOf(String action, String payload, String answer) {
        Submission submission = submit(action, payload);
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        String call = peer.receives();
        String messageId = call.replaceAll("^\\[2,\"([^\"]+)\".*", "$1");
        assertThat(call).isEqualTo("[2,\"" + messageId + "\",\"" + action + "\"," + payload + "]");
        peer.sends("[3,\"" + messageId + "\"," + answer + "]");
        CommandStatus end = done(fixture.server
                        .commands()
                        .await(submission.status().command().commandId(), Duration.ofSeconds(5)))
                .orElseThrow();
        assertThat(end.state().isFinal()).as("final: %s", end).isTrue();
        return end;
    }

    /** Hands a command in. */
    public Submission submit(String action, String payload) {
        return done(fixture.server.commands().submit(CommandRequest.of(ID, action, RawJson.of(payload), "operator")));
    }

    /** The events of a type so far. */
    public List<GatewayEvent> events(String type) {
        return fixture.events(type);
    }

    /** The event of the CALL that was answered last. */
    public GatewayEvent lastCall() {
        List<GatewayEvent> calls = events("ocpp.call");
        return calls.get(calls.size() - 1);
    }

    private String exchange(String messageId, String action, String payload) {
        return peer.sends("[2,\"" + messageId + "\",\"" + action + "\"," + payload + "]")
                .receives();
    }

    @Override
    public void close() {
        fixture.close();
    }
}
