// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static io.cpgateway.server.ServerFixture.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.v16.DataTransferResponse;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.answer.AnsweredBy;
import io.cpgateway.server.connection.Tally;
import io.cpgateway.server.metrics.DeliveryLedger;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChargingSessionTest {
    private static final String BOOT =
            "[2,\"b1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";
    private static final String START = "[2,\"%s\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"TAG\","
            + "\"meterStart\":100,\"timestamp\":\"2026-03-01T11:59:00Z\"}]";
    private static final String STOP = "[2,\"%s\",\"StopTransaction\",{\"transactionId\":%s,\"idTag\":\"TAG\","
            + "\"meterStop\":900,\"timestamp\":\"2026-03-01T12:30:00Z\",\"reason\":\"Local\"}]";

    private final ServerFixture fixture = new ServerFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void c8_theRegistrationIsRecordedWithTheBootAnswer_andShown() {
        TestPeer peer = fixture.connect("CP-1").sends(BOOT);
        assertThat(peer.receives())
                .isEqualTo("[3,\"b1\",{\"status\":\"Accepted\",\"currentTime\":\"2026-03-01T12:00:00.000Z\","
                        + "\"interval\":300}]");
        Connections.Details details = done(fixture.server.connections().details(new ChargePointId("CP-1")))
                .orElseThrow();
        Registration registration = details.presence().registration();
        assertThat(registration).isNotNull();
        assertThat(registration.state()).isEqualTo(Registration.State.ACCEPTED);
        assertThat(registration.vendor()).isEqualTo("V");
        assertThat(details.presence().online()).isTrue();
    }

    @Test
    void d1_everyAnswerOfASessionHasItsEvent_andTheCountsAddUp() {
        TestPeer peer = fixture.connect("CP-1").sends(BOOT);
        peer.receives();
        peer.sends("[2,\"a\",\"Authorize\",{\"idTag\":\"TAG\"}]");
        assertThat(peer.receives()).isEqualTo("[3,\"a\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        String transaction = startedBy(peer, "s");
        peer.sends("[2,\"m\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":" + transaction
                + ",\"meterValue\":[{\"timestamp\":\"2026-03-01T12:10:00Z\",\"sampledValue\":[{\"value\":\"0.5\","
                + "\"unit\":\"kWh\"}]}]}]");
        assertThat(peer.receives()).isEqualTo("[3,\"m\",{}]");
        peer.sends(STOP.formatted("e", transaction));
        assertThat(peer.receives()).isEqualTo("[3,\"e\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        peer.sends("[2,\"h\",\"Heartbeat\",{}]");
        assertThat(peer.receives()).startsWith("[3,\"h\",{\"currentTime\":");
        assertThat(fixture.events("ocpp.call"))
                .extracting(event -> event.attributes().get("ocppaction"))
                .containsExactly("BootNotification", "Authorize", "StartTransaction", "MeterValues", "StopTransaction");
        assertThat(fixture.events("transaction.meter_values"))
                .singleElement()
                .satisfies(event -> assertThat(event.data().toString())
                        .contains("\"meterWh\":500", "\"transactionId\":\"" + transaction + "\""));
        DeliveryLedger.Snapshot counts = fixture.server.ledger().snapshot();
        assertThat(counts.of(Tally.RECEIVED)).isEqualTo(6);
        assertThat(counts.of(Tally.PUBLISHED)).isEqualTo(5);
        assertThat(counts.of(Tally.UNPUBLISHED)).isEqualTo(1);
        assertThat(counts.inFlight()).isZero();
    }

    @Test
    void c11_aStartRepeatedOnAnotherConnection_getsTheSameTransaction_markedConfirmed() {
        TestPeer first = fixture.connect("CP-1").sends(BOOT);
        first.receives();
        String transaction = startedBy(first, "s1");
        first.hangsUp();
        TestPeer second = fixture.connect("CP-1");
        assertThat(startedBy(second, "other-id")).isEqualTo(transaction);
        assertThat(fixture.events("ocpp.call"))
                .filteredOn(
                        event -> "StartTransaction".equals(event.attributes().get("ocppaction")))
                .extracting(event -> event.attributes().get("repeat"))
                .containsExactly(null, "confirmed");
    }

    @Test
    void c11_aStopIsAnsweredAgainAsBefore_andAnotherOnesTransactionIsNotTouched() {
        TestPeer owner = fixture.connect("CP-1").sends(BOOT);
        owner.receives();
        String transaction = startedBy(owner, "s1");
        TestPeer stranger = fixture.connect("CP-2").sends(BOOT);
        stranger.receives();
        stranger.sends(STOP.formatted("x", transaction));
        assertThat(stranger.receives()).startsWith("[3,\"x\",");
        owner.sends(STOP.formatted("e1", transaction));
        String answer = owner.receives();
        owner.sends(STOP.formatted("e2", transaction));
        assertThat(owner.receives()).isEqualTo(answer.replace("e1", "e2"));
        assertThat(fixture.events("ocpp.call"))
                .filteredOn(event -> "StopTransaction".equals(event.attributes().get("ocppaction")))
                .extracting(
                        event -> event.attributes().get("lenient"),
                        event -> event.attributes().get("repeat"))
                .containsExactly(tuple("unknown-transaction", null), tuple(null, null), tuple(null, "confirmed"));
    }

    @Test
    void anIdTagAnswersAsTheStoreKnowsIt() {
        done(fixture.idTags.put(new IdTag("blocked", IdTag.Status.BLOCKED, null, "PARENT")));
        done(fixture.idTags.put(new IdTag("OLD", IdTag.Status.ACCEPTED, Instant.parse("2026-01-01T00:00:00Z"), null)));
        TestPeer peer = booted(fixture, "CP-1").sends("[2,\"1\",\"Authorize\",{\"idTag\":\"BLOCKED\"}]");
        assertThat(peer.receives())
                .isEqualTo("[3,\"1\",{\"idTagInfo\":{\"parentIdTag\":\"PARENT\",\"status\":\"Blocked\"}}]");
        peer.sends("[2,\"2\",\"Authorize\",{\"idTag\":\"OLD\"}]");
        assertThat(peer.receives()).contains("\"status\":\"Expired\"");
    }

    @Test
    void c3_theNewestConnectionWins_andTheOldOneCannotEndIt() {
        TestPeer old = fixture.connect("CP-1").sends(BOOT);
        old.receives();
        TestPeer newer = fixture.connect("CP-1");
        assertThat(old.closeCode()).isEqualTo(1001);
        assertThat(fixture.server.connections().size()).isEqualTo(1);
        newer.sends("[2,\"h\",\"Heartbeat\",{}]");
        assertThat(newer.receives()).startsWith("[3,\"h\"");
        assertThat(fixture.events("disconnected"))
                .singleElement()
                .satisfies(event -> assertThat(event.data().toString()).contains("\"reason\":\"takeover\""));
        assertThat(done(fixture.server.connections().details(new ChargePointId("CP-1")))
                        .orElseThrow()
                        .presence()
                        .online())
                .isTrue();
    }

    @Test
    void anApplicationsHandlerAnswersItsAction_andFailsAsInternalError() {
        try (ServerFixture own = new ServerFixture(
                settings -> settings,
                builder -> builder.handle(
                        Ocpp16.DATA_TRANSFER,
                        (request, call) -> request.vendorId().equals("ours")
                                ? CompletableFuture.completedFuture(
                                        new DataTransferResponse(DataTransferResponse.Status.ACCEPTED, "42"))
                                : CompletableFuture.failedFuture(new IllegalStateException("not ours"))))) {
            TestPeer peer = booted(own, "CP-1").sends("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"ours\"}]");
            assertThat(peer.receives()).isEqualTo("[3,\"1\",{\"status\":\"Accepted\",\"data\":\"42\"}]");
            peer.sends("[2,\"2\",\"DataTransfer\",{\"vendorId\":\"theirs\"}]");
            assertThat(peer.receives()).startsWith("[4,\"2\",\"InternalError\"");
        }
    }

    @Test
    void anActionThatNobodyCouldAnswer_isAMistakeAtStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerFixture(
                        settings -> settings.toBuilder()
                                .answeredBy(Ocpp16.STATUS_NOTIFICATION, AnsweredBy.STORE)
                                .build(),
                        builder -> builder))
                .withMessageContaining("ocpp.answers.StatusNotification");
    }

    @Test
    void r6_closingTheServer_closesEveryConnection_withItsEventDurable() {
        TestPeer peer = fixture.connect("CP-1");
        assertThat(fixture.server.drain().closeAll(Duration.ofSeconds(5))).isTrue();
        assertThat(peer.closeCode()).isEqualTo(1001);
        assertThat(fixture.events("disconnected"))
                .extracting(GatewayEvent::data)
                .singleElement()
                .satisfies(data -> assertThat(data.toString()).contains("\"reason\":\"drain\""));
    }

    /** Who has not booted is asked to, at a time of the gateway's own (C8): that would come between answers. */
    private static TestPeer booted(ServerFixture fixture, String id) {
        TestPeer peer = fixture.connect(id).sends(BOOT);
        assertThat(peer.receives()).startsWith("[3,\"b1\",");
        return peer;
    }

    private static String startedBy(TestPeer peer, String messageId) {
        peer.sends(START.formatted(messageId));
        String answer = peer.receives();
        assertThat(answer).startsWith("[3,\"" + messageId + "\",");
        return answer.replaceAll(".*\"transactionId\":(\\d+).*", "$1");
    }
}
