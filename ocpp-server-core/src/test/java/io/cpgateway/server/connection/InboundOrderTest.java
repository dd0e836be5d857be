// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static io.cpgateway.server.connection.ConnectionDriver.setup;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.spi.EventStream;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboundOrderTest {
    @Test
    void d1_answerLeavesWhenTheEventIsDurable() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{}");
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.lastEvent().type()).isEqualTo("io.cpgateway.ocpp.call");
        assertThat(cp.durable().sent()).containsExactly("[3,\"1\",{}]");
        assertThat(cp.count(Tally.PUBLISHED)).isEqualTo(1);
    }

    @Test
    void d1_answeredBeforeDurableLeavesFirstAndIsCountedLater() {
        ConnectionDriver cp = setup().settings(TestSettings.answeredBeforeDurable("StatusNotification"))
                .connected()
                .notifies("1", 1)
                .decides("{}");
        assertThat(cp.step()).hasExactlyElementsOfTypes(Output.SendFrame.class, Output.Publish.class);
        assertThat(cp.count(Tally.PUBLISHED)).isZero();
        assertThat(cp.durable().sent()).isEmpty();
        assertThat(cp.count(Tally.PUBLISHED)).isEqualTo(1);
    }

    @Test
    void d1_heartbeatMakesNoEventUnlessConfigured() {
        ConnectionDriver cp = connected().heartbeats("1").decides("{}");
        assertThat(cp.sent()).containsExactly("[3,\"1\",{}]");
        assertThat(cp.events()).hasSize(1);
        assertThat(cp.count(Tally.UNPUBLISHED)).isEqualTo(1);
    }

    @Test
    void d1_heartbeatIsAnEventWhereConfigured() {
        ConnectionDriver cp = setup().settings(TestSettings.published("Heartbeat"))
                .connected()
                .heartbeats("1")
                .decides("{}");
        assertThat(cp.sent()).isEmpty();
        assertThat(cp.lastAttributes()).containsEntry("ocppaction", "Heartbeat");
        assertThat(cp.durable().sent()).hasSize(1);
    }

    @Test
    void d1_businessEventsBecomeDurableWithTheirCause() {
        Decision.Answer answer = Decision.Answer.of(RawJson.of("{}"))
                .meaning(List.of(
                        new Decision.BusinessEvent(EventTypes.BUSINESS_STATUS_CHANGED, RawJson.of("{\"a\":1}"))));
        ConnectionDriver cp = connected().notifies("1", 1).decides(answer);
        List<GatewayEvent> batch = cp.last(Output.Publish.class).events();
        assertThat(batch).hasSize(2);
        assertThat(batch.get(1).stream()).isEqualTo(EventStream.BUSINESS);
        assertThat(batch.get(1).type()).isEqualTo("io.cpgateway.connector.status_changed");
        assertThat(batch.get(1).attributes())
                .containsExactly(Map.entry("sourceid", batch.get(0).id()));
    }

    @Test
    void d1_answerTravelsInTheEvent() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{\"a\":1}");
        assertThat(cp.lastAttributes())
                .containsEntry("ocppanswer", "{\"a\":1}")
                .containsEntry("ocppaction", "StatusNotification")
                .containsEntry("ocppmessageid", "1")
                .containsEntry("ocppversion", "1.6")
                .containsEntry("epoch", "700")
                .containsEntry("sequence", "2")
                .containsKey("fingerprint")
                .doesNotContainKeys("repeat", "lenient");
        assertThat(cp.lastEvent().data().toString()).startsWith("{\"connectorId\":1");
    }

    @Test
    void d1_anEmptyAnswerIsLeftOutOfTheEvent() {
        assertThat(connected().notifies("1", 1).decides("{}").lastAttributes()).doesNotContainKey("ocppanswer");
    }

    @Test
    void c5_nothingIsDecidedBeforeConnectedIsDurable() {
        ConnectionDriver cp = setup().opened().heartbeats("1");
        assertThat(cp.all(Output.Decide.class)).isEmpty();
        assertThat(cp.connection().isIdle()).isFalse();
        assertThat(cp.durable().all(Output.Decide.class)).hasSize(1);
    }

    @Test
    void c5_secondCallWaitsForTheFirstAnswer() {
        ConnectionDriver cp = connected().notifies("1", 1).notifies("2", 2).decides("{}");
        assertThat(cp.all(Output.Decide.class)).hasSize(1);
        cp.durable();
        assertThat(cp.all(Output.Decide.class)).hasSize(2);
        cp.decides("{}").durable();
        assertThat(cp.allSent()).containsExactly("[3,\"1\",{}]", "[3,\"2\",{}]");
    }

    @Test
    void c5_heartbeatWaitsForTheEventBeforeIt() {
        ConnectionDriver cp =
                connected().notifies("1", 1).decides("{}").heartbeats("2").durable();
        assertThat(cp.sent()).containsExactly("[3,\"1\",{}]");
        assertThat(cp.decides("{}").sent()).containsExactly("[3,\"2\",{}]");
    }

    @Test
    void c5_readingPausesAtTheLimitAndGoesOnAtHalf() {
        ConnectionDriver cp = setup().settings(TestSettings.limited(4)).connected();
        cp.heartbeats("1").heartbeats("2").heartbeats("3");
        assertThat(cp.all(Output.PauseReading.class)).isEmpty();
        assertThat(cp.heartbeats("4").all(Output.PauseReading.class)).hasSize(1);
        cp.decides("{}");
        assertThat(cp.all(Output.ResumeReading.class)).isEmpty();
        cp.decides("{}");
        assertThat(cp.all(Output.ResumeReading.class)).hasSize(1);
    }

    @Test
    void c5_whatWasReadBeforeThePauseTookEffectHasRoom() {
        ConnectionDriver cp = setup().settings(TestSettings.limited(2)).connected();
        cp.heartbeats("1").heartbeats("2").heartbeats("3").heartbeats("4");
        assertThat(cp.all(Output.CloseTransport.class)).isEmpty();
        assertThat(cp.heartbeats("5").last(Output.CloseTransport.class).code()).isEqualTo(1008);
    }

    @Test
    void c5_floodIsClosedWhereTheTransportCannotPause() {
        ConnectionDriver cp =
                setup().unpausable().settings(TestSettings.limited(2)).connected();
        cp.heartbeats("1").heartbeats("2");
        assertThat(cp.all(Output.CloseTransport.class)).isEmpty();
        cp.heartbeats("3");
        assertThat(cp.last(Output.CloseTransport.class))
                .isEqualTo(new Output.CloseTransport(1008, DisconnectReason.PROTOCOL));
        assertThat(cp.all(Output.PauseReading.class)).isEmpty();
        assertThat(cp.count(Tally.FAILED)).isEqualTo(3);
    }

    @Test
    void c5_pausedReadingIsResumedForTheClosingHandshake() {
        ConnectionDriver cp =
                setup().settings(TestSettings.limited(1)).connected().notifies("1", 1);
        cp.isTold(1001, DisconnectReason.DRAIN);
        assertThat(cp.step())
                .filteredOn(o -> !(o instanceof Output.Count))
                .hasExactlyElementsOfTypes(Output.ResumeReading.class, Output.CloseTransport.class);
    }

    @Test
    void d2_decisionThatDoesNotComeIsRefused() {
        ConnectionDriver cp = connected().notifies("1", 1).after(Duration.ofSeconds(20));
        assertThat(cp.lastEvent().type()).isEqualTo("io.cpgateway.ocpp.rejected");
        assertThat(cp.durable().sent().get(0)).startsWith("[4,\"1\",\"InternalError\"");
    }

    @Test
    void d2_transactionMessageWithoutADecisionIsNotAnsweredAndComesAgain() {
        ConnectionDriver cp = connected()
                .sends("[2,\"1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,"
                        + "\"timestamp\":\"2026-01-02T03:04:05Z\"}]")
                .after(ConnectionSettings.DEFAULTS.eventTimeout());
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.last(Output.CloseTransport.class))
                .isEqualTo(new Output.CloseTransport(1001, DisconnectReason.EVENT_FAILED));
    }

    @Test
    void d2_aDecisionForAnEarlierCallDecidesNoOther() {
        ConnectionDriver cp = connected().notifies("1", 1).notifies("2", 2);
        long first = cp.last(Output.Decide.class).token();
        cp.after(Duration.ofSeconds(20)).durable();
        assertThat(cp.all(Output.Decide.class)).hasSize(2);
        assertThat(cp.on(new Input.Decided(first, Decision.Answer.of(RawJson.EMPTY_OBJECT)))
                        .step())
                .isEmpty();
    }

    @Test
    void d2_aDecisionThatComesTooLateIsNobodys() {
        ConnectionDriver cp = connected().notifies("1", 1).after(Duration.ofSeconds(20));
        assertThat(cp.decides("{}").step()).isEmpty();
        assertThat(cp.durable().decides("{}").step()).isEmpty();
    }
}
