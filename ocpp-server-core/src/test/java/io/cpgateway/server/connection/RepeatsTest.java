// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static io.cpgateway.server.connection.ConnectionDriver.setup;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Registration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final String START = "[2,\"1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"T\","
            + "\"meterStart\":0,\"timestamp\":\"2026-01-02T03:04:05Z\"}]";

    @Test
    void c11_repeatWhileTheFirstIsOpenIsAbsorbed() {
        ConnectionDriver cp = connected().notifies("1", 1).notifies("1", 1).decides("{}");
        cp.notifies("1", 1).durable();
        assertThat(cp.allSent()).containsExactly("[3,\"1\",{}]");
        assertThat(cp.all(Output.Decide.class)).hasSize(1);
        assertThat(cp.count(Tally.UNPUBLISHED)).isEqualTo(2);
        cp.invariants().checkSum();
    }

    @Test
    void c11_repeatAfterTheAnswerGetsTheStoredOne() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{\"a\":1}").durable();
        String first = cp.lastEvent().id();
        cp.notifies("1", 1);
        assertThat(cp.all(Output.Decide.class)).hasSize(1);
        assertThat(cp.lastAttributes()).containsEntry("repeat", "confirmed").containsEntry("repeatof", first);
        assertThat(cp.lastEvent().id()).isNotEqualTo(first);
        assertThat(cp.durable().sent()).containsExactly("[3,\"1\",{\"a\":1}]");
    }

    @Test
    void c11_repeatOfARepeatNamesTheFirst() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{}").durable();
        String first = cp.lastEvent().id();
        cp.notifies("1", 1).durable().notifies("1", 1);
        assertThat(cp.lastAttributes()).containsEntry("repeatof", first);
    }

    @Test
    void c11_onlyTheLastFourAreKnown() {
        ConnectionDriver cp = connected();
        for (int i = 1; i <= 5; i++) {
            cp.notifies("id" + i, i).decides("{}").durable();
        }
        assertThat(cp.notifies("id2", 2).all(Output.Decide.class)).hasSize(5);
        cp.durable();
        assertThat(cp.notifies("id1", 1).all(Output.Decide.class)).hasSize(6);
    }

    @Test
    void c11_sameIdWithOtherContentIsANewCallAndCounted() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{}").durable();
        cp.notifies("1", 2);
        assertThat(cp.all(Output.Decide.class)).hasSize(2);
        assertThat(cp.count(Tally.REUSED_MESSAGE_ID)).isEqualTo(1);
        cp.decides("{}");
        assertThat(cp.lastAttributes()).doesNotContainKey("repeat");
    }

    @Test
    void c11_sameContentUnderAnotherIdIsNoRepeat() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{}").durable();
        cp.notifies("2", 1).decides("{}");
        assertThat(cp.lastAttributes()).doesNotContainKey("repeat");
    }

    @Test
    void c11_heartbeatAndBootAreAnsweredAfresh() {
        ConnectionDriver cp = connected().heartbeats("1").decides("{\"n\":1}");
        assertThat(cp.heartbeats("1").decides("{\"n\":2}").sent()).containsExactly("[3,\"1\",{\"n\":2}]");
        cp.boots("2").registers(Registration.State.ACCEPTED).durable();
        assertThat(cp.boots("2").all(Output.Decide.class)).hasSize(4);
        assertThat(cp.count(Tally.REUSED_MESSAGE_ID)).isZero();
    }

    @Test
    void c11_refusedCallIsJudgedAgainUnderItsId() {
        ConnectionDriver cp = connected().notifies("1", 1);
        cp.decides(new Decision.Refusal(ErrorCode.INTERNAL_ERROR, "away")).durable();
        assertThat(cp.notifies("1", 1).all(Output.Decide.class)).hasSize(2);
        cp.decides("{}");
        String published = cp.lastEvent().id();
        assertThat(cp.lastAttributes()).doesNotContainKey("repeat");
        assertThat(cp.durable().sent()).containsExactly("[3,\"1\",{}]");
        assertThat(cp.notifies("1", 1).lastAttributes())
                .as("the event that was published, not the refused attempt")
                .containsEntry("repeatof", published);
    }

    @Test
    void c11_absorbedRepeatOfARefusedCallGetsOneAnswer() {
        ConnectionDriver cp = connected().notifies("1", 1).notifies("1", 1);
        cp.decides(new Decision.Refusal(ErrorCode.INTERNAL_ERROR, "away")).durable();
        assertThat(cp.allSent()).hasSize(1);
        cp.invariants().checkSum();
    }

    @Test
    void d7_possibleRepeatOfAnotherConnectionIsMarkedSo() {
        ConnectionDriver cp = connected().notifies("1", 1).decides(transaction(new Decision.Repeat("old", false)));
        assertThat(cp.lastAttributes()).containsEntry("repeat", "possible").containsEntry("repeatof", "old");
        assertThat(cp.durable().all(Output.ConfirmTransaction.class)).isEmpty();
    }

    @Test
    void d7_transactionIsConfirmedOnceItsEventIsDurable() {
        ConnectionDriver cp = connected().sends(START).decides(transaction(null));
        assertThat(cp.all(Output.ConfirmTransaction.class)).isEmpty();
        cp.durable();
        assertThat(cp.last(Output.ConfirmTransaction.class))
                .isEqualTo(new Output.ConfirmTransaction(42, cp.lastEvent().id()));
        assertThat(cp.lastAttributes()).containsEntry("transactionid", "42");
    }

    @Test
    void d7_transactionIsConfirmedEvenIfTheTransportClosedMeanwhile() {
        ConnectionDriver cp = connected().sends(START).decides(transaction(null));
        cp.transportCloses(1006).durable();
        assertThat(cp.all(Output.ConfirmTransaction.class)).hasSize(1);
        assertThat(cp.allSent()).isEmpty();
    }

    @Test
    void r2_messageThatOnlyNamesATransactionCostsNoStoreCall() {
        ConnectionDriver cp =
                connected().notifies("1", 1).decides(transaction(null)).durable();
        assertThat(cp.lastAttributes()).containsEntry("transactionid", "42");
        assertThat(cp.all(Output.ConfirmTransaction.class)).isEmpty();
    }

    @Test
    void c11_repeatThatTheGateRefusesKeepsItsAnswer() {
        ConnectionDriver cp = setup().connected().notifies("1", 1).decides("{}").durable();
        cp.boots("2").registers(Registration.State.PENDING).durable();
        cp.notifies("1", 1).durable();
        cp.boots("3").registers(Registration.State.ACCEPTED).durable();
        assertThat(cp.notifies("1", 1).lastAttributes()).containsEntry("repeat", "confirmed");
    }

    private static Decision transaction(Decision.@Nullable Repeat repeat) {
        return new Decision.Answer(RawJson.of("{}"), null, 42L, repeat, Set.of(), List.of());
    }
}
