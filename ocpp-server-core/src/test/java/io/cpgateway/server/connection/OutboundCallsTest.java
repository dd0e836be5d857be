// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.EPOCH;
import static io.cpgateway.server.connection.ConnectionDriver.START;
import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static io.cpgateway.server.connection.ConnectionDriver.reset;
import static io.cpgateway.server.connection.ConnectionDriver.sentOn;
import static io.cpgateway.server.connection.ConnectionDriver.setup;
import static io.cpgateway.server.connection.ConnectionDriver.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboundCallsTest {
    private static final CommandStatus GET_CONFIGURATION = waiting("GetConfiguration", "{}");
    private static final String ACCEPTED = "[3,\"m1\",{\"status\":\"Accepted\"}]";

    @Test
    void k3_mailboxIsAskedOnConnect() {
        assertThat(setup().opened().all(Output.TakeNextCommand.class)).hasSize(1);
    }

    @Test
    void k4_sentIsRecordedBeforeTheFrameIsWritten() {
        ConnectionDriver cp = connected().isAsked(reset());
        Output.AdvanceCommand write = cp.last(Output.AdvanceCommand.class);
        assertThat(write.from()).isEqualTo(reset());
        assertThat(write.to().state()).isEqualTo(CommandState.SENT);
        assertThat(write.to().attempt()).isEqualTo(new CommandStatus.Attempt("m1", EPOCH, START.plusSeconds(35)));
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.recorded().sent()).containsExactly("[2,\"m1\",\"Reset\",{\"type\":\"Soft\"}]");
    }

    @Test
    void c4_nextCallWaitsUntilTheOutcomeIsRecorded() {
        ConnectionDriver cp = connected().isAsked(reset()).recorded();
        assertThat(cp.on(new Input.MailboxWoken()).step()).isEmpty();
        assertThat(cp.sends(ACCEPTED).step()).hasExactlyElementsOfTypes(Output.AdvanceCommand.class);
        assertThat(cp.recorded().step()).containsExactly(new Output.TakeNextCommand());
        assertThat(cp.mailboxHas(null).step()).isEmpty();
    }

    @Test
    void c4_bug5_directionsAreIndependent() {
        ConnectionDriver cp =
                connected().isAsked(reset()).recorded().notifies("1", 1).decides("{}");
        assertThat(cp.durable().sent()).containsExactly("[3,\"1\",{}]");
        cp.notifies("2", 2).sends(ACCEPTED);
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.ANSWERED);
    }

    @Test
    void c4_callTimesOut() {
        ConnectionDriver cp = connected().isAsked(reset()).recorded().after(Duration.ofSeconds(29));
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.SENT);
        cp.after(Duration.ofSeconds(1));
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.TIMED_OUT);
        assertThat(cp.recorded().step()).containsExactly(new Output.TakeNextCommand());
    }

    @Test
    void c4_wakeUpsWhileAskingAreOneQuestion() {
        ConnectionDriver cp = setup().opened();
        cp.on(new Input.MailboxWoken()).on(new Input.MailboxWoken());
        assertThat(cp.all(Output.TakeNextCommand.class)).hasSize(1);
        assertThat(cp.mailboxHas(null).all(Output.TakeNextCommand.class)).hasSize(2);
        assertThat(cp.mailboxHas(null).all(Output.TakeNextCommand.class)).hasSize(2);
    }

    @Test
    void k3_commandIsNotSentAtOrAfterNotAfter() {
        ConnectionDriver cp = connected().pongs().after(Duration.ofSeconds(60)).isAsked(reset());
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.EXPIRED);
        assertThat(cp.recorded().allSent()).isEmpty();
        assertThat(cp.step()).containsExactly(new Output.TakeNextCommand());
    }

    @Test
    void k3_notAfterPassingBetweenRecordAndWriteExpiresIt() {
        ConnectionDriver cp =
                connected().isAsked(reset()).after(Duration.ofSeconds(60)).recorded();
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.EXPIRED);
    }

    @Test
    void k3_actionThisVersionDoesNotHaveExpires() {
        ConnectionDriver cp = connected().isAsked(waiting("SetVariables", "{}"));
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.EXPIRED);
        assertThat(cp.lastStatus().reason()).contains("not an action");
    }

    @Test
    void k4_mailboxFailureIsRetriedWithGrowingPauses() {
        ConnectionDriver cp = connected().isAsked(reset()).mailboxFails();
        assertThat(cp.step()).isEmpty();
        cp.after(Duration.ofMillis(249));
        assertThat(cp.all(Output.AdvanceCommand.class)).hasSize(1);
        cp.after(Duration.ofMillis(1));
        assertThat(cp.all(Output.AdvanceCommand.class)).hasSize(2);
        cp.mailboxFails().after(Duration.ofMillis(499));
        assertThat(cp.all(Output.AdvanceCommand.class)).hasSize(2);
        cp.after(Duration.ofMillis(1));
        assertThat(cp.recorded().sent()).hasSize(1);
    }

    @Test
    void k3_mailboxThatIsAwayIsAskedAgainWithGrowingPauses() {
        ConnectionDriver cp = setup().opened().durable().on(new Input.MailboxAway());
        cp.after(Duration.ofSeconds(1)).on(new Input.MailboxAway());
        assertThat(cp.all(Output.TakeNextCommand.class)).hasSize(2);
        cp.after(Duration.ofSeconds(1));
        assertThat(cp.all(Output.TakeNextCommand.class)).hasSize(2);
        cp.after(Duration.ofSeconds(1));
        assertThat(cp.mailboxHas(reset()).recorded().sent()).hasSize(1);
    }

    @Test
    void k4_commandThatSomebodyElseTookIsLeftAlone() {
        ConnectionDriver cp = connected().isAsked(reset()).lost();
        assertThat(cp.step()).containsExactly(new Output.TakeNextCommand());
        assertThat(cp.allSent()).isEmpty();
    }

    @Test
    void m8_whoLosesAgainAndAgainWaitsBeforeItAsksAgain() {
        ConnectionDriver cp =
                connected().isAsked(reset()).lost().mailboxHas(reset()).lost();
        assertThat(cp.step()).as("not at once: it has been replaced").isEmpty();
        assertThat(cp.after(Duration.ofSeconds(1)).step()).containsExactly(new Output.TakeNextCommand());
        assertThat(cp.mailboxHas(reset()).recorded().allSent()).hasSize(1);
    }

    @Test
    void k4_ownRecordThatSeemedToFailIsTakenBackAndSentAgain() {
        ConnectionDriver cp = connected().isAsked(reset()).mailboxFails().after(Duration.ofSeconds(1));
        CommandStatus sent = cp.lastStatus();
        cp.lost().mailboxHas(sent);
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.QUEUED);
        CommandStatus queued = cp.lastStatus();
        assertThat(cp.recorded().mailboxHas(queued).recorded().sent())
                .containsExactly("[2,\"m2\",\"Reset\",{\"type\":\"Soft\"}]");
        assertThat(cp.lastStatus().reason()).as("no reason of an earlier state").isNull();
    }

    @Test
    void k4_whatThisConnectionWroteIsNeverWrittenAgain() {
        ConnectionDriver cp = connected().isAsked(reset()).recorded();
        CommandStatus sent = cp.lastStatus();
        cp.sends(ACCEPTED).recorded().mailboxHas(sent);
        assertThat(cp.lastStatus().state()).as("the mailbox lost the answer").isEqualTo(CommandState.UNKNOWN_OUTCOME);
    }

    @Test
    void k4_orphanOfAnOlderConnectionHasNoOutcome() {
        ConnectionDriver cp = connected().isAsked(sentOn(EPOCH - 1, reset()));
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.UNKNOWN_OUTCOME);
        assertThat(cp.recorded().allSent()).isEmpty();
    }

    @Test
    void k4_readOnlyOrphanIsSentAgain() {
        ConnectionDriver cp = connected().isAsked(sentOn(EPOCH - 1, GET_CONFIGURATION));
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.QUEUED);
        assertThat(cp.recorded().mailboxHas(cp.lastStatus()).recorded().sent()).hasSize(1);
    }

    @Test
    void c3_commandOfANewerConnectionIsNotTouched() {
        ConnectionDriver cp = connected().isAsked(sentOn(EPOCH + 1, reset()));
        assertThat(cp.step()).isEmpty();
        assertThat(cp.isAsked(sentOn(EPOCH + 1, GET_CONFIGURATION)).step()).isEmpty();
    }

    @Test
    void k4_openCallEndsUnknownWhenTheConnectionEnds() {
        ConnectionDriver cp = connected().isAsked(reset()).recorded().transportCloses(1006);
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.UNKNOWN_OUTCOME);
    }

    @Test
    void k4_openReadOnlyCallWaitsAgainWhenTheConnectionEnds() {
        ConnectionDriver cp = connected().isAsked(GET_CONFIGURATION).recorded().transportCloses(1006);
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.QUEUED);
    }

    @Test
    void c3_takeoverWithAnOpenCallSettlesItBeforeTheRelease() {
        ConnectionDriver cp = connected().isAsked(reset()).recorded().isTold(1001, DisconnectReason.TAKEOVER);
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.UNKNOWN_OUTCOME);
        cp.sends(ACCEPTED);
        assertThat(cp.step()).isEmpty();
        cp.transportCloses(1001).durable();
        assertThat(cp.connection().isReleased()).isFalse();
        assertThat(cp.recorded().connection().isReleased()).isTrue();
    }

    @Test
    void k4_recordedButNeverWrittenGoesBack() {
        ConnectionDriver cp = connected().isAsked(reset()).transportCloses(1006).durable();
        assertThat(cp.connection().isReleased()).isFalse();
        cp.recorded();
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.QUEUED);
        assertThat(cp.recorded().connection().isReleased()).isTrue();
    }

    @Test
    void k4_recordOfUnknownFateGoesBackAfterTheEnd() {
        ConnectionDriver cp = connected().isAsked(reset()).transportCloses(1006).durable();
        CommandStatus sent = cp.lastStatus();
        cp.mailboxFails().after(Duration.ofMillis(250)).lost();
        assertThat(cp.last(Output.AdvanceCommand.class).from()).isEqualTo(sent);
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.QUEUED);
        assertThat(cp.lost().connection().isReleased()).isTrue();
    }

    @Test
    void k4_mailboxThatStaysAwayDoesNotKeepTheClaimForEver() {
        ConnectionDriver cp =
                connected().isAsked(reset()).recorded().transportCloses(1006).durable();
        for (int i = 0; i < 9; i++) {
            assertThat(cp.connection().isReleased()).isFalse();
            cp.mailboxFails().after(Duration.ofSeconds(10));
        }
        assertThat(cp.connection().isReleased()).isTrue();
    }

    @Test
    void k4_nothingIsTakenAfterTheEnd() {
        ConnectionDriver cp = setup().opened().durable().isTold(1001, DisconnectReason.DRAIN);
        assertThat(cp.mailboxHas(reset()).on(new Input.MailboxWoken()).step()).isEmpty();
    }

    @Test
    void r6_idleMeansNothingIsOutstanding() {
        ConnectionDriver cp = connected();
        assertThat(cp.connection().isIdle()).isTrue();
        assertThat(cp.isAsked(reset()).connection().isIdle()).isFalse();
        assertThat(cp.recorded().connection().isIdle()).isFalse();
        assertThat(cp.sends(ACCEPTED).recorded().connection().isIdle()).isTrue();
        assertThat(cp.notifies("1", 1).connection().isIdle()).isFalse();
    }
}
