// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.codec.Leniency.Match;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.LeniencyRule;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.v16.ChangeConfigurationRequest;
import io.cpgateway.ocpp.model.v16.GetCompositeScheduleRequest;
import io.cpgateway.ocpp.model.v16.GetCompositeScheduleResponse;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.ResetRequest;
import io.cpgateway.ocpp.model.v16.ResetResponse;
import io.cpgateway.server.command.CommandOptions;
import io.cpgateway.server.command.CommandOutcome;
import io.cpgateway.server.command.CommandSettings;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands as the application sends them: records in, the end and a record out. */
class TypedCommandsTest {
    private static final ChargePointId ID = new ChargePointId("CP-1");
    private static final ResetRequest SOFT = new ResetRequest(ResetRequest.Type.SOFT);
    private static final CommandOptions SOON = CommandOptions.DEFAULTS.within(Duration.ofMillis(300));

    private final ServerFixture fixture = new ServerFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void k2_anAnswer_comesAsARecord() {
        TestPeer peer = booted(fixture);
        CompletableFuture<CommandOutcome<ResetResponse>> outcome = send(SOFT);
        answers(peer, "Reset", "{\"type\":\"Soft\"}", "{\"status\":\"Rejected\"}");
        CommandOutcome<ResetResponse> end = ServerFixture.done(outcome);
        assertThat(end.state()).isEqualTo(CommandState.ANSWERED);
        assertThat(end.response()).contains(new ResetResponse(ResetResponse.Status.REJECTED));
    }

    @Test
    void k2_aCallError_isRefused_withoutAResponse() {
        TestPeer peer = booted(fixture);
        CompletableFuture<CommandOutcome<ResetResponse>> outcome = send(SOFT);
        peer.sends("[4,\"" + messageId(peer.receives()) + "\",\"NotSupported\",\"no\",{}]");
        CommandOutcome<ResetResponse> end = ServerFixture.done(outcome);
        assertThat(end.state()).isEqualTo(CommandState.REFUSED);
        assertThat(end.response()).isEmpty();
        assertThat(end.status().error()).isNotNull();
    }

    @Test
    void k2_aRequestThatBreaksTheSchema_isRejected() {
        booted(fixture);
        CommandOutcome<?> end = ServerFixture.done(fixture.server
                .commands()
                .send(ID, Ocpp16.CHANGE_CONFIGURATION, new ChangeConfigurationRequest("k".repeat(51), "v")));
        assertThat(end.state()).isEqualTo(CommandState.REJECTED);
        assertThat(end.status().error())
                .satisfies(error -> assertThat(String.valueOf(error)).contains("50"));
    }

    @Test
    void k3_whatIsNotSentInTime_expires() {
        CompletableFuture<CommandOutcome<ResetResponse>> outcome =
                fixture.server.commands().send(ID, Ocpp16.RESET, SOFT, SOON).toCompletableFuture();
        fixture.after(Duration.ofSeconds(1));
        assertThat(ServerFixture.done(outcome).state()).isEqualTo(CommandState.EXPIRED);
    }

    @Test
    void k4_aConnectionThatEndsBeforeTheAnswer_leavesAnUnknownOutcome() {
        TestPeer peer = booted(fixture);
        CompletableFuture<CommandOutcome<ResetResponse>> outcome = send(SOFT);
        assertThat(peer.receives()).contains("\"Reset\"");
        peer.hangsUp();
        assertThat(ServerFixture.done(outcome).state()).isEqualTo(CommandState.UNKNOWN_OUTCOME);
    }

    @Test
    void k2_aFullQueue_isRejected_andCounted() {
        try (ServerFixture narrow = new ServerFixture(
                settings -> settings.toBuilder()
                        .commands(new CommandSettings(
                                1, Duration.ofMinutes(1), Duration.ofHours(1), CommandSettings.Strangers.SERVED))
                        .build(),
                builder -> builder)) {
            CompletableFuture<?> waiting =
                    narrow.server.commands().send(ID, Ocpp16.RESET, SOFT).toCompletableFuture();
            CommandOutcome<ResetResponse> second =
                    ServerFixture.done(narrow.server.commands().send(ID, Ocpp16.RESET, SOFT));
            assertThat(second.state()).isEqualTo(CommandState.REJECTED);
            assertThat(second.status().error()).hasFieldOrPropertyWithValue("code", "QueueFull");
            assertThat(waiting).isNotDone();
        }
    }

    @Test
    void k1_theSameIdDoesTheSameThingOnce_andNothingElse() {
        TestPeer peer = booted(fixture);
        CommandOptions same = CommandOptions.DEFAULTS.withId("reset-1").urgent().by("me");
        CompletableFuture<CommandOutcome<ResetResponse>> first = send(SOFT, same);
        CompletableFuture<CommandOutcome<ResetResponse>> again = send(SOFT, same);
        CompletableFuture<CommandOutcome<ResetResponse>> other = send(new ResetRequest(ResetRequest.Type.HARD), same);
        assertThatThrownBy(other::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reset-1");
        answers(peer, "Reset", "{\"type\":\"Soft\"}", "{\"status\":\"Accepted\"}");
        assertThat(ServerFixture.done(first)).isEqualTo(ServerFixture.done(again));
        assertThat(ServerFixture.done(first).status().command())
                .hasFieldOrPropertyWithValue("commandId", "reset-1")
                .hasFieldOrPropertyWithValue("priority", Priority.HIGH)
                .hasFieldOrPropertyWithValue("caller", "me");
        assertThat(peer.hasReceivedNothing()).isTrue();
    }

    @Test
    void c12_anAnswerThatWasForgiven_comesAsWhatItMeans_andSaysSo() {
        Leniency quirks = Leniency.NONE.with(
                Match.vendor("V"),
                LeniencyProfile.of("quirky", LeniencyRule.coerce().against("format")));
        try (ServerFixture lenient = new ServerFixture(
                settings -> settings.toBuilder().leniency(quirks).build(), builder -> builder)) {
            TestPeer peer = booted(lenient);
            CompletableFuture<CommandOutcome<GetCompositeScheduleResponse>> outcome = lenient.server
                    .commands()
                    .send(ID, Ocpp16.GET_COMPOSITE_SCHEDULE, new GetCompositeScheduleRequest(1, 60, null))
                    .toCompletableFuture();
            peer.sends("[3,\"" + messageId(peer.receives())
                    + "\",{\"status\":\"Accepted\",\"scheduleStart\":\"2026-03-01T12:00:00\"}]");
            CommandOutcome<GetCompositeScheduleResponse> end = ServerFixture.done(outcome);
            assertThat(end.response())
                    .map(response -> String.valueOf(response.scheduleStart()))
                    .hasValueSatisfying(start -> assertThat(start).endsWith("Z"));
            assertThat(end.status().reason()).isEqualTo("tolerated /scheduleStart:format:coerce");
            assertThat(end.status().result().toString()).contains("\"2026-03-01T12:00:00\"");
        }
    }

    @Test
    void anActionOfNoVersionThatIsSpoken_isAMistake() {
        Action<ResetRequest, ResetResponse> foreign = new Action<>(
                "Reset", Ocpp16.RESET.direction(), ResetRequest.class, ResetResponse.class, Set.of(), null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.server.commands().send(ID, foreign, SOFT))
                .withMessageContaining("Reset");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandOptions.DEFAULTS.within(Duration.ZERO))
                .withMessageContaining("PT0S");
    }

    private CompletableFuture<CommandOutcome<ResetResponse>> send(ResetRequest request) {
        return send(request, CommandOptions.DEFAULTS);
    }

    private CompletableFuture<CommandOutcome<ResetResponse>> send(ResetRequest request, CommandOptions options) {
        return fixture.server
                .commands()
                .send(ID, Ocpp16.RESET, request, options)
                .toCompletableFuture();
    }

    private static void answers(TestPeer peer, String action, String payload, String answer) {
        String call = peer.receives();
        assertThat(call).endsWith(",\"" + action + "\"," + payload + "]");
        peer.sends("[3,\"" + messageId(call) + "\"," + answer + "]");
    }

    private static String messageId(String call) {
        return call.replaceAll("^\\[2,\"([^\"]+)\".*", "$1");
    }

    private static TestPeer booted(ServerFixture fixture) {
        TestPeer peer = fixture.connect(ID.value())
                .sends("[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        assertThat(peer.receives()).startsWith("[3,\"b\",");
        return peer;
    }
}
