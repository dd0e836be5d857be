// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static io.cpgateway.server.ServerFixture.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.reply.Receipt;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.Transaction;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend hands out transaction ids; the gateway remembers them. */
class BackendTransactionsTest {
    private static final ChargePointId ID = new ChargePointId("CP-1");
    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private static final String BOOT =
            "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";
    private static final String START = "[2,\"%s\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"TAG\","
            + "\"meterStart\":100,\"timestamp\":\"2026-03-01T11:59:00Z\"}]";
    private static final String STOP = "[2,\"%s\",\"StopTransaction\",{\"transactionId\":%s,\"idTag\":\"TAG\","
            + "\"meterStop\":900,\"timestamp\":\"2026-03-01T12:30:00Z\",\"reason\":\"Local\"}]";
    private static final String STARTED = "{\"transactionId\":4711,\"idTagInfo\":{\"status\":\"Accepted\"}}";

    private final ServerFixture fixture =
            new ServerFixture(Backend.answering(TIMEOUT, "StartTransaction", "StopTransaction"), builder -> builder);
    private final Backend backend = new Backend(fixture);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aStartGetsTheIdOfTheBackend_whichIsRememberedAndPublishedWithTheAnswer() {
        TestPeer peer = booted().sends(START.formatted("s"));
        GatewayEvent request = backend.request();
        assertThat(fixture.events("transaction.started")).isEmpty();
        backend.replies(STARTED);
        assertThat(peer.receives()).isEqualTo("[3,\"s\"," + STARTED + "]");
        assertThat(backend.answer().attributes()).containsEntry("transactionid", "4711");
        assertThat(fixture.events("transaction.started")).singleElement().satisfies(started -> {
            assertThat(started.attributes()).containsEntry("sourceid", request.id());
            assertThat(started.data().toString()).contains("\"transactionId\":\"4711\"", "\"status\":\"Accepted\"");
        });
        Transaction transaction =
                done(fixture.parts.transactions().find(ID, 4711)).orElseThrow();
        assertThat(transaction.start().eventId()).isEqualTo(request.id());
        assertThat(transaction.start().durable()).isTrue();
    }

    @Test
    void c11_aStartRepeatedOnAnotherConnection_getsTheSameTransaction_withoutTheBackend() {
        TestPeer peer = booted();
        startedOn(peer, "s1");
        GatewayEvent first = backend.request();
        peer.hangsUp();
        TestPeer next = fixture.connect("CP-1").sends(START.formatted("s2"));
        assertThat(next.receives()).contains("\"transactionId\":4711", "\"Accepted\"");
        assertThat(backend.request().attributes())
                .containsEntry("repeat", "confirmed")
                .containsEntry("repeatof", first.id())
                .containsEntry("transactionid", "4711")
                .containsKey("ocppanswer");
        assertThat(fixture.events("ocpp.answer")).hasSize(1);
        assertThat(backend.replies(STARTED)).isEqualTo(new Receipt.NobodyWaits());
    }

    @Test
    void d2_aStartWithoutAReplyIsNotAnswered_andIsAskedAboutAgainWhenItComesAgain() {
        TestPeer peer = booted().sends(START.formatted("s1"));
        GatewayEvent unanswered = backend.request();
        fixture.after(TIMEOUT);
        assertThat(peer.awaitsClose()).isEqualTo(1001);
        assertThat(peer.hasReceivedNothing()).isTrue();
        assertThat(backend.replies(unanswered, STARTED)).isEqualTo(new Receipt.NobodyWaits());
        assertThat(done(fixture.parts.transactions().find(ID, 4711))).isEmpty();
        TestPeer next = fixture.connect("CP-1").sends(START.formatted("s1"));
        assertThat(backend.request().id()).isNotEqualTo(unanswered.id());
        assertThat(backend.request().attributes())
                .doesNotContainKey("repeat")
                .containsEntry("fingerprint", unanswered.attributes().get("fingerprint"));
        backend.replies(STARTED);
        assertThat(next.receives()).isEqualTo("[3,\"s1\"," + STARTED + "]");
        assertThat(fixture.events("transaction.started")).hasSize(1);
    }

    @Test
    void d2_aStartWithAnInvalidReplyIsNotAnsweredEither() {
        TestPeer peer = booted().sends(START.formatted("s1"));
        assertThat(backend.replies("{\"transactionId\":1}")).isInstanceOf(Receipt.Invalid.class);
        assertThat(peer.awaitsClose()).isEqualTo(1001);
        assertThat(peer.hasReceivedNothing()).isTrue();
        assertThat(fixture.events("ocpp.answer")).isEmpty();
    }

    @Test
    void aStartMayBeRefusedByAnError_andIsThenNotRemembered() {
        TestPeer peer = booted().sends(START.formatted("s1"));
        backend.refuses("InternalError", "later");
        assertThat(peer.receives()).isEqualTo("[4,\"s1\",\"InternalError\",\"later\",{}]");
        peer.sends(START.formatted("s1"));
        backend.replies(STARTED);
        assertThat(peer.receives()).isEqualTo("[3,\"s1\"," + STARTED + "]");
    }

    @Test
    void idsThatABackendGivesTwice_meanTheLatestTransaction() {
        String refused = "{\"transactionId\":0,\"idTagInfo\":{\"status\":\"Invalid\"}}";
        TestPeer peer = booted().sends(START.formatted("s1"));
        backend.replies(refused);
        assertThat(peer.receives()).isEqualTo("[3,\"s1\"," + refused + "]");
        peer.sends(START.formatted("s2").replace("meterStart\":100", "meterStart\":200"));
        GatewayEvent second = backend.request();
        backend.replies(refused);
        assertThat(peer.receives()).isEqualTo("[3,\"s2\"," + refused + "]");
        assertThat(done(fixture.parts.transactions().find(ID, 0))
                        .orElseThrow()
                        .start()
                        .eventId())
                .isEqualTo(second.id());
    }

    @Test
    void aTransactionOfTheBackendIsKnownByItsId_untilItsStop() {
        TestPeer peer = booted();
        startedOn(peer, "s");
        peer.sends("[2,\"m\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":4711,\"meterValue\":[{"
                + "\"timestamp\":\"2026-03-01T12:10:00Z\",\"sampledValue\":[{\"value\":\"500\"}]}]}]");
        assertThat(peer.receives()).isEqualTo("[3,\"m\",{}]");
        assertThat(backend.request().attributes()).containsEntry("transactionid", "4711");
        peer.sends(STOP.formatted("e", 4711));
        GatewayEvent stop = backend.request();
        assertThat(stop.attributes()).containsEntry("transactionid", "4711").doesNotContainKey("ocppanswer");
        assertThat(fixture.events("transaction.stopped")).isEmpty();
        backend.replies("{}");
        assertThat(peer.receives()).isEqualTo("[3,\"e\",{}]");
        assertThat(backend.answer().attributes())
                .containsEntry("transactionid", "4711")
                .doesNotContainKey("lenient");
        assertThat(fixture.events("transaction.stopped")).hasSize(1);
        Transaction.Answered stopped = done(fixture.parts.transactions().find(ID, 4711))
                .map(Transaction::stop)
                .orElseThrow();
        assertThat(stopped.eventId()).isEqualTo(stop.id());
        assertThat(stopped.durable()).isTrue();
    }

    @Test
    void c11_aStopRepeatedOnAnotherConnection_getsTheSameAnswer_withoutTheBackend() {
        TestPeer peer = booted();
        startedOn(peer, "s");
        peer.sends(STOP.formatted("e1", 4711));
        String blocked = "{\"idTagInfo\":{\"status\":\"Blocked\"}}";
        backend.replies(blocked);
        peer.receives();
        GatewayEvent first = fixture.events("ocpp.call").get(2);
        peer.hangsUp();
        TestPeer next = fixture.connect("CP-1").sends(STOP.formatted("e2", 4711));
        assertThat(next.receives()).isEqualTo("[3,\"e2\"," + blocked + "]");
        assertThat(backend.request().attributes())
                .containsEntry("repeat", "confirmed")
                .containsEntry("repeatof", first.id());
    }

    @Test
    void c11_aStopOfNobodysTransaction_isAnsweredByTheBackend_andFlagged() {
        TestPeer peer = booted().sends(STOP.formatted("e", 99));
        backend.replies("{}");
        assertThat(peer.receives()).isEqualTo("[3,\"e\",{}]");
        assertThat(backend.answer().attributes()).containsEntry("lenient", "unknown-transaction");
    }

    @Test
    void d2_aStopWithoutAReplyIsNotAnswered() {
        TestPeer peer = booted();
        startedOn(peer, "s");
        peer.sends(STOP.formatted("e", 4711));
        fixture.after(TIMEOUT);
        assertThat(peer.awaitsClose()).isEqualTo(1001);
        await().until(() -> !fixture.events("disconnected").isEmpty());
        assertThat(fixture.events("disconnected").get(0).data().toString()).contains("\"reason\":\"event_failed\"");
        assertThat(done(fixture.parts.transactions().find(ID, 4711))
                        .orElseThrow()
                        .stop())
                .isNull();
    }

    private void startedOn(TestPeer peer, String messageId) {
        peer.sends(START.formatted(messageId));
        assertThat(backend.replies(STARTED)).isEqualTo(new Receipt.Taken());
        assertThat(peer.receives()).isEqualTo("[3,\"" + messageId + "\"," + STARTED + "]");
    }

    private TestPeer booted() {
        TestPeer peer = fixture.connect("CP-1").sends(BOOT);
        assertThat(peer.receives()).startsWith("[3,\"b\",");
        return peer;
    }
}
