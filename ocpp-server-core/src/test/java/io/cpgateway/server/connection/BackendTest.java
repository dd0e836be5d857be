// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static io.cpgateway.server.connection.ConnectionDriver.setup;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** CALLs that a backend is asked about: the event is the request, a reply the answer. */
class BackendTest {
    private static final Duration TIMEOUT = ConnectionSettings.DEFAULTS.backendTimeout();
    private static final String START = "[2,\"1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"T\","
            + "\"meterStart\":0,\"timestamp\":\"2026-01-02T03:04:05Z\"}]";

    @Test
    void d1_theRequestIsDurableBeforeTheReply_andTheAnswerBeforeItLeaves() {
        ConnectionDriver cp = connected().notifies("1", 1).asks();
        GatewayEvent request = cp.lastEvent();
        assertThat(request.type()).isEqualTo(EventTypes.CALL);
        assertThat(request.attributes())
                .containsEntry("sequence", "2")
                .containsKey("fingerprint")
                .doesNotContainKeys("ocppanswer", "repeat");
        cp.durable().isReplied("{\"a\":1}");
        GatewayEvent answer = cp.lastEvent();
        assertThat(cp.allSent()).isEmpty();
        assertThat(answer.type()).isEqualTo(EventTypes.ANSWER);
        assertThat(answer.attributes())
                .containsEntry("correlationid", request.id())
                .containsEntry("ocppaction", "StatusNotification")
                .containsEntry("ocppmessageid", "1")
                .containsEntry("epoch", "700")
                .containsEntry("sequence", "3");
        assertThat(answer.data()).hasToString("{\"a\":1}");
        assertThat(cp.durable().sent()).containsExactly("[3,\"1\",{\"a\":1}]");
        assertThat(cp.count(Tally.PUBLISHED)).isEqualTo(1);
        cp.invariants().checkSum();
    }

    @Test
    void d1_theReplyIsExpectedBeforeTheRequestCanBeRead() {
        assertThat(connected().notifies("1", 1).asks().step())
                .hasExactlyElementsOfTypes(Output.ExpectReply.class, Output.Publish.class);
    }

    @Test
    void d1_aReplyThatIsQuickerThanTheSinkWaitsForIt() {
        ConnectionDriver cp = connected().notifies("1", 1).asks().isReplied("{}");
        assertThat(cp.step()).isEmpty();
        assertThat(cp.durable().lastEvent().type()).isEqualTo(EventTypes.ANSWER);
        assertThat(cp.durable().sent()).containsExactly("[3,\"1\",{}]");
    }

    @Test
    void d1_anActionThatMakesNoEventMakesItsRequest() {
        ConnectionDriver cp = connected().heartbeats("1").hasAsked().isReplied("{\"n\":1}");
        assertThat(cp.events()).extracting(GatewayEvent::type).endsWith(EventTypes.CALL, EventTypes.ANSWER);
        assertThat(cp.allSent()).containsExactly("[3,\"1\",{\"n\":1}]");
    }

    @Test
    void d1_businessEventsComeWithTheAnswer_andNameTheCall() {
        ConnectionDriver cp = connected().sends(START).hasAsked();
        String call = cp.lastEvent().id();
        Decision.BusinessEvent started =
                new Decision.BusinessEvent(EventTypes.BUSINESS_STARTED, RawJson.of("{\"a\":1}"));
        cp.isReplied(new Decision.Answer(RawJson.of("{}"), null, 42L, null, Set.of(), List.of(started)));
        List<GatewayEvent> batch = cp.last(Output.Publish.class).events();
        assertThat(batch)
                .extracting(GatewayEvent::type)
                .containsExactly(EventTypes.ANSWER, "io.cpgateway.transaction.started");
        assertThat(batch.get(0).attributes()).containsEntry("transactionid", "42");
        assertThat(batch.get(1).attributes()).containsEntry("sourceid", call);
        assertThat(cp.durable().last(Output.ConfirmTransaction.class))
                .isEqualTo(new Output.ConfirmTransaction(42, call));
    }

    @Test
    void c8_theAnswerToABootSetsTheRegistration() {
        ConnectionDriver cp = setup().unregistered().connected().boots("1").hasAsked();
        RawJson pending = RawJson.of("{\"status\":\"Pending\"}");
        cp.isReplied(new Decision.Answer(
                pending, ConnectionDriver.registered(Registration.State.PENDING), null, null, Set.of(), List.of()));
        assertThat(cp.connection().registration()).isNull();
        assertThat(cp.durable().connection().registration()).isNotNull();
        assertThat(cp.notifies("2", 1).durable().sent().get(0)).startsWith("[4,\"2\",\"SecurityError\"");
    }

    @Test
    void c8_whoMayNotBeServedIsNotAskedAbout() {
        ConnectionDriver cp =
                setup().registration(Registration.State.REJECTED).connected().notifies("1", 1);
        assertThat(cp.all(Output.Decide.class)).isEmpty();
        assertThat(cp.lastEvent().type()).isEqualTo(EventTypes.REJECTED);
    }

    @Test
    void c8_theRequestOfAnUnregisteredChargePointIsFlagged() {
        assertThat(setup().unregistered().connected().notifies("1", 1).asks().lastAttributes())
                .containsEntry("lenient", "unregistered");
    }

    @Test
    void c5_whatFollowsWaitsForTheReply() {
        ConnectionDriver cp = connected().notifies("1", 1).hasAsked().heartbeats("2");
        assertThat(cp.all(Output.Decide.class)).hasSize(1);
        assertThat(cp.connection().isIdle()).isFalse();
        cp.isReplied("{}").durable();
        assertThat(cp.all(Output.Decide.class)).hasSize(2);
        cp.decides("{}");
        assertThat(cp.allSent()).containsExactly("[3,\"1\",{}]", "[3,\"2\",{}]");
    }

    @Test
    void c5_readingPausesWhileABackendLetsTooManyWait() {
        ConnectionDriver cp = setup().settings(TestSettings.limited(2)).connected();
        cp.notifies("1", 1).hasAsked().heartbeats("2");
        assertThat(cp.all(Output.PauseReading.class)).hasSize(1);
        cp.isReplied("{}").durable();
        assertThat(cp.all(Output.ResumeReading.class)).hasSize(1);
    }

    @Test
    void c9_silenceWhileABackendIsAwaitedIsNoSignOfDeath() {
        ConnectionDriver cp = setup().heartbeat(10)
                .settings(TestSettings.backendTimeout(Duration.ofMinutes(5)))
                .connected()
                .notifies("1", 1)
                .hasAsked()
                .after(Duration.ofMinutes(4));
        assertThat(cp.all(Output.DropTransport.class)).isEmpty();
        assertThat(cp.all(Output.SendPing.class)).isNotEmpty();
        cp.isReplied("{}").durable().after(Duration.ofSeconds(29));
        assertThat(cp.all(Output.DropTransport.class)).isEmpty();
        assertThat(cp.after(Duration.ofSeconds(1)).all(Output.DropTransport.class))
                .hasSize(1);
    }

    @Test
    void c9_whoAnsweredPingsMustGoOnAnsweringThemMeanwhile() {
        ConnectionDriver cp = setup().settings(TestSettings.backendTimeout(Duration.ofMinutes(5)))
                .connected()
                .pongs()
                .notifies("1", 1)
                .hasAsked();
        String request = cp.last(Output.ExpectReply.class).call().eventId();
        cp.after(Duration.ofSeconds(75));
        assertThat(cp.all(Output.DropTransport.class)).hasSize(1);
        assertThat(cp.last(Output.ForgetReply.class).call().eventId()).isEqualTo(request);
    }

    @Test
    void c11_repeatWhileTheBackendIsAwaitedIsAbsorbed() {
        ConnectionDriver cp = connected().notifies("1", 1).asks().notifies("1", 1);
        cp.durable().notifies("1", 1).isReplied("{}").notifies("1", 1).durable();
        assertThat(cp.allSent()).containsExactly("[3,\"1\",{}]");
        assertThat(cp.all(Output.ExpectReply.class)).hasSize(1);
        assertThat(cp.count(Tally.UNPUBLISHED)).isEqualTo(3);
        cp.invariants().checkSum();
    }

    @Test
    void c11_repeatAfterTheAnswerGetsTheStoredOne_withoutTheBackend() {
        ConnectionDriver cp = connected().notifies("1", 1).hasAsked();
        String first = cp.lastEvent().id();
        cp.isReplied("{\"a\":1}").durable().notifies("1", 1);
        assertThat(cp.all(Output.Decide.class)).hasSize(1);
        assertThat(cp.lastEvent().type()).isEqualTo(EventTypes.CALL);
        assertThat(cp.lastAttributes())
                .containsEntry("ocppanswer", "{\"a\":1}")
                .containsEntry("repeat", "confirmed")
                .containsEntry("repeatof", first);
        assertThat(cp.durable().sent()).containsExactly("[3,\"1\",{\"a\":1}]");
    }

    @Test
    void aRefusalIsACallError_andItsAnswerEventSaysSo() {
        ConnectionDriver cp = connected().notifies("1", 1).hasAsked();
        String request = cp.lastEvent().id();
        cp.isReplied(new Decision.Refusal(ErrorCode.NOT_SUPPORTED, "not\nhere"));
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.lastEvent().type()).isEqualTo(EventTypes.ANSWER);
        assertThat(cp.lastAttributes())
                .containsEntry("correlationid", request)
                .containsEntry("ocpperrorcode", "NotSupported")
                .containsEntry("ocpperrordescription", "not here");
        assertThat(cp.durable().sent()).containsExactly("[4,\"1\",\"NotSupported\",\"not here\",{}]");
        assertThat(cp.count(Tally.PUBLISHED)).as("its ocpp.call is there").isEqualTo(1);
        cp.invariants().checkSum();
    }

    @Test
    void c11_aRefusedCallIsAskedAboutAgain() {
        ConnectionDriver cp = connected().notifies("1", 1).hasAsked();
        cp.isReplied(new Decision.Refusal(ErrorCode.GENERIC_ERROR, "")).durable();
        assertThat(cp.lastAttributes()).doesNotContainKey("ocpperrordescription");
        assertThat(cp.notifies("1", 1).all(Output.Decide.class)).hasSize(2);
    }

    @Test
    void noReplyInTime_isDecidedWithoutTheBackend() {
        ConnectionDriver cp = connected().notifies("1", 1).hasAsked().after(TIMEOUT.minusMillis(1));
        assertThat(cp.all(Output.DecideWithoutReply.class)).isEmpty();
        cp.after(Duration.ofMillis(1));
        assertThat(cp.all(Output.DecideWithoutReply.class)).hasSize(1);
        assertThat(cp.isReplied("{\"late\":1}").step()).as("a late reply").isEmpty();
        cp.fallsBackTo(Decision.Answer.of(RawJson.of("{}")).flagged(Set.of("backend-timeout")));
        assertThat(cp.lastEvent().type()).isEqualTo(EventTypes.ANSWER);
        assertThat(cp.lastAttributes()).containsEntry("lenient", "backend-timeout");
        assertThat(cp.durable().sent()).containsExactly("[3,\"1\",{}]");
    }

    @Test
    void theTimeOfTheBackendBeginsWhenItCanReadTheRequest() {
        ConnectionDriver cp =
                connected().notifies("1", 1).after(Duration.ofSeconds(15)).asks();
        cp.after(Duration.ofSeconds(15)).durable().after(TIMEOUT.minusMillis(1));
        assertThat(cp.all(Output.DecideWithoutReply.class)).isEmpty();
    }

    @Test
    void d2_noDecisionWithoutTheBackendEither_isAnError() {
        ConnectionDriver cp =
                connected().notifies("1", 1).hasAsked().after(TIMEOUT.plus(ConnectionSettings.DEFAULTS.eventTimeout()));
        assertThat(cp.lastAttributes()).containsEntry("ocpperrorcode", "InternalError");
        assertThat(cp.durable().sent().get(0)).startsWith("[4,\"1\",\"InternalError\"");
    }

    @Test
    void d2_aTransactionMessageWithoutAReplyIsNotAnswered_andComesAgain() {
        ConnectionDriver cp =
                connected().sends(START).hasAsked().heartbeats("2").after(TIMEOUT);
        cp.fallsBackTo(new Decision.Undecided("nobody"));
        assertThat(cp.last(Output.CloseTransport.class))
                .isEqualTo(new Output.CloseTransport(1001, DisconnectReason.EVENT_FAILED));
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.count(Tally.PUBLISHED)).as("its ocpp.call is there").isEqualTo(1);
        assertThat(cp.count(Tally.FAILED)).as("the one behind it").isEqualTo(1);
        cp.invariants().checkSum();
        assertThat(cp.transportCloses(1001).lastEvent().data().toString())
                .as("d3: the request is the last before disconnected")
                .contains("\"lastDurable\":2");
        assertThat(cp.lastAttributes()).containsEntry("sequence", "3");
    }

    @Test
    void d2_aRequestThatFailsEndsTheEpoch_andItsReplyIsNobodys() {
        ConnectionDriver cp = connected().notifies("1", 1).asks().eventFails();
        assertThat(cp.all(Output.ForgetReply.class)).hasSize(1);
        assertThat(cp.last(Output.CloseTransport.class).reason()).isEqualTo(DisconnectReason.EVENT_FAILED);
        assertThat(cp.isReplied("{}").step()).isEmpty();
        assertThat(cp.count(Tally.FAILED)).isEqualTo(1);
    }

    @Test
    void d2_anAnswerThatFailsEndsTheEpoch() {
        ConnectionDriver cp =
                connected().notifies("1", 1).hasAsked().isReplied("{}").eventFails();
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.last(Output.CloseTransport.class).reason()).isEqualTo(DisconnectReason.EVENT_FAILED);
        assertThat(cp.count(Tally.FAILED)).isEqualTo(1);
        cp.invariants().checkSum();
    }

    @Test
    void c3_aConnectionThatEndsWhileItWaitsTakesNoReply() {
        ConnectionDriver cp = connected().notifies("1", 1).hasAsked().isTold(1001, DisconnectReason.TAKEOVER);
        assertThat(cp.all(Output.ForgetReply.class)).hasSize(1);
        assertThat(cp.isReplied("{}").step()).isEmpty();
        assertThat(cp.count(Tally.PUBLISHED)).isEqualTo(1);
        assertThat(cp.transportCloses(1001).lastEvent().type()).isEqualTo(EventTypes.DISCONNECTED);
    }

    @Test
    void c3_aConnectionThatEndsWhileItAsksIsCountedWhenTheRequestIsDurable() {
        ConnectionDriver cp =
                connected().notifies("1", 1).asks().isReplied("{}").transportCloses(1006);
        assertThat(cp.all(Output.ForgetReply.class)).hasSize(1);
        assertThat(cp.count(Tally.PUBLISHED)).isZero();
        assertThat(cp.durable().count(Tally.PUBLISHED)).isEqualTo(1);
        assertThat(cp.lastEvent().type()).isEqualTo(EventTypes.DISCONNECTED);
        assertThat(cp.allSent()).isEmpty();
        cp.invariants().checkSum();
    }

    @Test
    void d2_aTransactionMessageThatNobodyDecides_failsWithoutARequestToo() {
        ConnectionDriver cp = connected().sends(START).decides(new Decision.Undecided("nobody"));
        assertThat(cp.all(Output.CloseTransport.class)).hasSize(1);
        assertThat(cp.count(Tally.FAILED)).isEqualTo(1);
    }
}
