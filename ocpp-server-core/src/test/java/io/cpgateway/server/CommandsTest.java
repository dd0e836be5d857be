// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static io.cpgateway.server.ServerFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandObject;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.CommandSettings;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final ChargePointId ID = new ChargePointId("CP-1");
    private static final RawJson SOFT = RawJson.of("{\"type\":\"Soft\"}");

    private final ServerFixture fixture = new ServerFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void k2_aCommandIsSentToAnIdleChargePoint_andItsAnswerReported() {
        TestPeer peer = fixture.connect("CP-1");
        Submission submission = submit(reset("r1"));
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        answer(peer, "{\"status\":\"Accepted\"}");
        CommandStatus end = end("r1");
        assertThat(end.state()).isEqualTo(CommandState.ANSWERED);
        assertThat(end.result()).hasToString("{\"status\":\"Accepted\"}");
        assertThat(fixture.events("command.status"))
                .extracting(event -> event.attributes().get("commandstate"))
                .containsExactly("ACCEPTED", "SENT", "ANSWERED");
    }

    @Test
    void k2_anAnswerThatSaysRejected_isAnsweredAllTheSame() {
        TestPeer peer = fixture.connect("CP-1");
        submit(reset("r1"));
        answer(peer, "{\"status\":\"Rejected\"}");
        assertThat(end("r1").state()).isEqualTo(CommandState.ANSWERED);
    }

    @Test
    void k3_aCommandForAnOfflineChargePoint_waits_andIsSentWhenItComes() {
        assertThat(submit(reset("r1")).status().state()).isEqualTo(CommandState.QUEUED);
        TestPeer peer = fixture.connect("CP-1");
        answer(peer, "{\"status\":\"Accepted\"}");
        assertThat(end("r1").history())
                .extracting(CommandStatus.Step::state)
                .containsExactly(CommandState.ACCEPTED, CommandState.QUEUED, CommandState.SENT, CommandState.ANSWERED);
    }

    @Test
    void k3_aCommandIsNeverSentAfterItsTime() {
        submit(reset("r1"));
        fixture.after(Duration.ofSeconds(61));
        TestPeer peer = fixture.connect("CP-1");
        assertThat(end("r1").state()).isEqualTo(CommandState.EXPIRED);
        assertThat(peer.hasReceivedNothing()).isTrue();
    }

    @Test
    void k6_highGoesBeforeNormal_andEachInOrder() {
        submit(reset("n1"));
        submit(reset("n2"));
        submit(new CommandRequest(ID, "Reset", SOFT, "h1", null, Priority.HIGH, "test"));
        TestPeer peer = fixture.connect("CP-1");
        for (int i = 0; i < 3; i++) {
            answer(peer, "{\"status\":\"Accepted\"}");
        }
        end("n2");
        assertThat(fixture.events("command.status"))
                .filteredOn(event -> "SENT".equals(event.attributes().get("commandstate")))
                .extracting(event -> event.attributes().get("commandid"))
                .containsExactly("h1", "n1", "n2");
    }

    @Test
    void k1_theSameIdAndContentGivesTheFirstOnesState_otherContentIsAConflict() {
        submit(reset("r1"));
        assertThat(submit(reset("r1"))).isInstanceOf(Submission.Known.class);
        Submission other =
                submit(new CommandRequest(ID, "ClearCache", RawJson.EMPTY_OBJECT, "r1", null, Priority.NORMAL, "test"));
        assertThat(other).isInstanceOf(Submission.Conflict.class);
        assertThat(other.status().command().action()).isEqualTo("Reset");
    }

    @Test
    void k2_whatIsNotValidIsRejected_withPointerAndKeyword() {
        Submission submission = submit(CommandRequest.of(ID, "Reset", RawJson.of("{\"type\":\"Softly\"}"), "test"));
        assertThat(submission).isInstanceOfSatisfying(Submission.Invalid.class, invalid -> {
            assertThat(invalid.violation().pointer()).isEqualTo("/type");
            assertThat(invalid.violation().keyword()).isEqualTo("enum");
            assertThat(invalid.status().state()).isEqualTo(CommandState.REJECTED);
        });
        assertThat(submit(CommandRequest.of(ID, "Nonsense", RawJson.EMPTY_OBJECT, "test")))
                .isInstanceOfSatisfying(
                        Submission.Invalid.class,
                        invalid -> assertThat(invalid.violation().code()).isEqualTo(ErrorCode.NOT_IMPLEMENTED));
        assertThat(submit(CommandRequest.of(ID, "Heartbeat", RawJson.EMPTY_OBJECT, "test")))
                .isInstanceOfSatisfying(
                        Submission.Invalid.class,
                        invalid -> assertThat(invalid.violation().code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    }

    @Test
    void k2_aFullQueueAndAStranger_areRejected() {
        try (ServerFixture strict = new ServerFixture(
                settings -> settings.toBuilder()
                        .commands(new CommandSettings(
                                1, Duration.ofMinutes(1), Duration.ofHours(1), CommandSettings.Strangers.REFUSED))
                        .build(),
                builder -> builder)) {
            assertThat(done(strict.server.commands().submit(reset("r0"))))
                    .isInstanceOf(Submission.UnknownChargePoint.class);
            strict.connect("CP-1").hangsUp();
            assertThat(done(strict.server.commands().submit(reset("r1")))).isInstanceOf(Submission.Accepted.class);
            assertThat(done(strict.server.commands().submit(reset("r2")))).isInstanceOf(Submission.QueueFull.class);
            assertThat(done(strict.server.commands().find("r2"))).isEmpty();
            CommandRequest heardOnlyByItsState = new CommandRequest(
                    ID, "Reset", SOFT, "r3", null, Priority.NORMAL, "test", CommandRequest.WhenFull.REJECTED);
            assertThat(done(strict.server.commands().submit(heardOnlyByItsState)))
                    .isInstanceOf(Submission.QueueFull.class);
            assertThat(done(strict.server.commands().find("r3")))
                    .get()
                    .extracting(CommandStatus::state)
                    .isEqualTo(CommandState.REJECTED);
        }
    }

    @Test
    void k4_aConnectionThatEndsBeforeTheAnswer_leavesAnUnknownOutcome_unlessNothingCouldChange() {
        TestPeer peer = fixture.connect("CP-1");
        submit(reset("r1"));
        peer.receives();
        peer.hangsUp();
        assertThat(end("r1").state()).isEqualTo(CommandState.UNKNOWN_OUTCOME);
        TestPeer again = fixture.connect("CP-1");
        submit(CommandRequest.of(ID, "GetConfiguration", RawJson.EMPTY_OBJECT, "test"));
        again.receives();
        again.hangsUp();
        assertThat(fixture.connect("CP-1").receives()).contains("GetConfiguration");
    }

    @Test
    void c6_aBadAnswerFailsTheCommand_andIsNotAnswered() {
        TestPeer peer = fixture.connect("CP-1");
        submit(reset("r1"));
        answer(peer, "{\"status\":\"Perhaps\"}");
        CommandStatus end = end("r1");
        assertThat(end.state()).isEqualTo(CommandState.REFUSED);
        assertThat(end.error()).isNotNull();
        assertThat(peer.hasReceivedNothing()).isTrue();
    }

    @Test
    void theCommandObjectShowsWhatTheApiPromises() {
        submit(reset("r1"));
        CommandStatus status = done(fixture.server.commands().find("r1")).orElseThrow();
        assertThat(CommandObject.of(status).toString())
                .isEqualTo("{\"commandId\":\"r1\",\"chargePointId\":\"CP-1\",\"action\":\"Reset\","
                        + "\"payload\":{\"type\":\"Soft\"},\"state\":\"QUEUED\",\"final\":false,"
                        + "\"createdAt\":\"2026-03-01T12:00:00Z\",\"updatedAt\":\"2026-03-01T12:00:00Z\","
                        + "\"notAfter\":\"2026-03-01T12:01:00Z\",\"priority\":\"normal\",\"history\":["
                        + "{\"state\":\"ACCEPTED\",\"at\":\"2026-03-01T12:00:00Z\",\"node\":\"node-1\"},"
                        + "{\"state\":\"QUEUED\",\"at\":\"2026-03-01T12:00:00Z\",\"node\":\"node-1\"}]}");
    }

    private static CommandRequest reset(String commandId) {
        return new CommandRequest(ID, "Reset", SOFT, commandId, null, Priority.NORMAL, "test");
    }

    private Submission submit(CommandRequest request) {
        return done(fixture.server.commands().submit(request));
    }

    private CommandStatus end(String commandId) {
        CommandStatus status = done(fixture.server.commands().await(commandId, Duration.ofSeconds(5)))
                .orElseThrow();
        assertThat(status.state().isFinal()).as("final: %s", status).isTrue();
        return status;
    }

    private static void answer(TestPeer peer, String payload) {
        String call = peer.receives();
        String messageId = call.replaceAll("^\\[2,\"([^\"]+)\".*", "$1");
        peer.sends("[3,\"" + messageId + "\"," + payload + "]");
    }
}
