// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static io.cpgateway.server.connection.ConnectionDriver.reset;
import static io.cpgateway.server.connection.ConnectionDriver.setup;
import static io.cpgateway.server.connection.ConnectionDriver.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.Registration.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationTest {
    private static final CommandStatus REMOTE_START = waiting("RemoteStartTransaction", "{\"idTag\":\"T\"}");
    private static final CommandStatus TRIGGER_STATUS =
            waiting("TriggerMessage", "{\"requestedMessage\":\"StatusNotification\"}");

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "REJECTED"})
    void c8_callsAreRefusedUntilAccepted(State state) {
        ConnectionDriver cp = setup().registration(state).connected().notifies("1", 1);
        assertThat(cp.all(Output.Decide.class)).isEmpty();
        assertThat(cp.lastAttributes()).containsEntry("errorcode", "SecurityError");
        assertThat(cp.durable().sent().get(0)).startsWith("[4,\"1\",\"SecurityError\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "REJECTED"})
    void c8_bootIsServedWhateverTheState(State state) {
        ConnectionDriver cp = setup().registration(state).connected().boots("1");
        cp.registers(State.ACCEPTED).durable();
        assertThat(cp.notifies("2", 1).all(Output.Decide.class)).hasSize(2);
        assertThat(cp.connection().registration().state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void c8_registrationCountsOnceItsEventIsDurable() {
        ConnectionDriver cp = setup().unregistered().connected().boots("1").registers(State.PENDING);
        assertThat(cp.connection().registration()).isNull();
        assertThat(cp.durable().connection().registration()).isNotNull();
    }

    @Test
    void c8_whatWasTriggeredPassesOnceWhilePending() {
        ConnectionDriver cp = setup().registration(State.PENDING).connected();
        cp.isAsked(TRIGGER_STATUS).recorded().notifies("1", 1);
        cp.decides("{}").durable();
        assertThat(cp.sent()).containsExactly("[3,\"1\",{}]");
        assertThat(cp.notifies("2", 2).durable().sent().get(0)).contains("SecurityError");
    }

    @Test
    void c8_triggerHoldsAcrossAnotherBootAnsweredPending() {
        ConnectionDriver cp = setup().registration(State.PENDING).connected();
        cp.isAsked(TRIGGER_STATUS).recorded();
        cp.boots("b").registers(State.PENDING).durable();
        assertThat(cp.notifies("1", 1).all(Output.Decide.class)).hasSize(2);
    }

    @Test
    void c8_unregisteredIsServedAndFlagged() {
        ConnectionDriver cp =
                setup().unregistered().connected().notifies("1", 1).decides("{}");
        assertThat(cp.lastAttributes()).containsEntry("lenient", "unregistered");
        cp.durable().boots("2").registers(State.ACCEPTED);
        assertThat(cp.lastAttributes()).doesNotContainKey("lenient");
        cp.durable().notifies("3", 1).decides("{}");
        assertThat(cp.lastAttributes()).doesNotContainKey("lenient");
    }

    @Test
    void c8_bootIsRequestedOnceIfTheFirstCallIsAnother() {
        ConnectionDriver cp = setup().unregistered().connected();
        cp.notifies("1", 1)
                .decides("{}")
                .durable()
                .notifies("2", 2)
                .decides("{}")
                .durable();
        assertThat(cp.all(Output.RequestBoot.class)).hasSize(1);
    }

    @Test
    void c8_bootIsNotRequestedIfItComesFirst() {
        ConnectionDriver cp = setup().unregistered().connected().boots("1");
        cp.registers(State.PENDING).durable().notifies("2", 2);
        assertThat(cp.all(Output.RequestBoot.class)).isEmpty();
    }

    @Test
    void c8_bootIsNotRequestedOfARegisteredOne() {
        assertThat(connected().notifies("1", 1).all(Output.RequestBoot.class)).isEmpty();
    }

    @Test
    void c8_requireBootRefusesAndStillAsksForIt() {
        ConnectionDriver cp = setup().unregistered()
                .settings(TestSettings.bootRequired())
                .connected()
                .heartbeats("1")
                .durable();
        assertThat(cp.sent().get(0)).contains("SecurityError");
        assertThat(cp.all(Output.RequestBoot.class)).hasSize(1);
        assertThat(cp.boots("2").all(Output.Decide.class)).hasSize(1);
    }

    @Test
    void k3_whilePendingOnlyWhatOcppAllowsIsSent() {
        ConnectionDriver cp = setup().registration(State.PENDING).connected().isAsked(REMOTE_START);
        assertThat(cp.all(Output.AdvanceCommand.class)).isEmpty();
        assertThat(cp.isAsked(reset()).lastStatus().state()).isEqualTo(CommandState.SENT);
    }

    @Test
    void k3_whileRejectedNothingIsSent() {
        ConnectionDriver cp = setup().registration(State.REJECTED).connected().isAsked(reset());
        assertThat(cp.all(Output.AdvanceCommand.class)).isEmpty();
    }

    @Test
    void k3_withoutRegistrationCommandsAreSent() {
        ConnectionDriver cp = setup().unregistered().connected().isAsked(reset());
        assertThat(cp.recorded().sent()).hasSize(1);
    }

    @Test
    void k3_acceptanceLetsWaitingCommandsGo() {
        ConnectionDriver cp = setup().registration(State.PENDING).connected().isAsked(REMOTE_START);
        cp.boots("1").registers(State.ACCEPTED).durable();
        assertThat(cp.step()).hasAtLeastOneElementOfType(Output.TakeNextCommand.class);
        assertThat(cp.mailboxHas(REMOTE_START).recorded().sent()).hasSize(1);
    }

    @Test
    void k3_commandRecordedBeforeThePendingBootIsNotWrittenAfterIt() {
        ConnectionDriver cp = connected().isAsked(REMOTE_START);
        cp.boots("1").registers(State.PENDING).durable();
        assertThat(cp.recorded().sent()).isEmpty();
        assertThat(cp.lastStatus().state()).isEqualTo(CommandState.QUEUED);
        assertThat(cp.recorded().step()).containsExactly(new Output.TakeNextCommand());
    }

    @Test
    void k6_blockedCommandMakesRoomWhenItsTimeIsOver() {
        ConnectionDriver cp = setup().registration(State.PENDING).connected().isAsked(REMOTE_START);
        cp.pongs().after(Duration.ofSeconds(60));
        assertThat(cp.all(Output.TakeNextCommand.class)).hasSize(3);
        assertThat(cp.mailboxHas(REMOTE_START).lastStatus().state()).isEqualTo(CommandState.EXPIRED);
    }

    @Test
    void k6_wakeUpDuringTheQuestionIsNotLostBehindABlockedCommand() {
        ConnectionDriver cp = setup().registration(State.PENDING).opened().durable();
        cp.on(new Input.MailboxWoken()).mailboxHas(REMOTE_START);
        assertThat(cp.step()).containsExactly(new Output.TakeNextCommand());
        assertThat(cp.mailboxHas(REMOTE_START).step()).isEmpty();
    }
}
