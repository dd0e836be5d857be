// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static io.cpgateway.server.ServerFixture.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.connection.Tally;
import io.cpgateway.server.metrics.DeliveryLedger;
import io.cpgateway.server.reply.Receipt;
import io.cpgateway.server.reply.ReplyOutcome;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.IdTag;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend answers, by replies to events, all of it in memory. */
class BackendRepliesTest {
    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private static final String BOOT =
            "[2,\"%s\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";
    private static final String AUTHORIZE = "[2,\"%s\",\"Authorize\",{\"idTag\":\"TAG\"}]";
    private static final String ACCEPTED = "{ \"idTagInfo\" : {\"status\":\"Accepted\"} }";

    private final ServerFixture fixture =
            new ServerFixture(Backend.answering(TIMEOUT, "Authorize", "DataTransfer"), builder -> builder);
    private final Backend backend = new Backend(fixture);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void d1_aReplyIsTheAnswer_byteForByte_andAnEventOfItsOwn() {
        TestPeer peer = booted(fixture).sends(AUTHORIZE.formatted("1"));
        assertThat(peer.hasReceivedNothing()).isTrue();
        GatewayEvent request = backend.request();
        assertThat(request.attributes())
                .containsEntry("ocppaction", "Authorize")
                .doesNotContainKeys("ocppanswer", "repeat");
        assertThat(fixture.server.replies().isOwn(request.id())).isTrue();
        assertThat(backend.replies(ACCEPTED)).isEqualTo(new Receipt.Taken());
        assertThat(peer.receives()).isEqualTo("[3,\"1\"," + ACCEPTED + "]");
        assertThat(backend.answer().data()).hasToString(ACCEPTED);
        assertThat(backend.answer().attributes())
                .containsEntry("correlationid", request.id())
                .doesNotContainKey("lenient");
        DeliveryLedger.Snapshot counts = fixture.server.ledger().snapshot();
        assertThat(counts.of(Tally.PUBLISHED)).isEqualTo(2);
        assertThat(counts.inFlight()).isZero();
        assertThat(outcomes(ReplyOutcome.TAKEN)).isEqualTo(1);
    }

    @Test
    void d4_aCallThatWaitsForABackendIsInFlight() {
        booted(fixture).sends(AUTHORIZE.formatted("1"));
        assertThat(fixture.server.ledger().snapshot().inFlight()).isEqualTo(1);
    }

    @Test
    void c11_theSameMessageAgainGetsItsAnswerWithoutTheBackend() {
        TestPeer peer = booted(fixture).sends(AUTHORIZE.formatted("1")).sends(AUTHORIZE.formatted("1"));
        backend.replies(ACCEPTED);
        String answer = peer.receives();
        assertThat(peer.hasReceivedNothing()).as("the absorbed one").isTrue();
        assertThat(peer.sends(AUTHORIZE.formatted("1")).receives()).isEqualTo(answer);
        assertThat(backend.request().attributes()).containsEntry("repeat", "confirmed");
        assertThat(backend.replies(ACCEPTED)).isEqualTo(new Receipt.NobodyWaits());
    }

    @Test
    void authorize_withoutAReply_isAnsweredByTheStore_flagged_andALateReplyIsNobodys() {
        done(fixture.idTags.put(new IdTag("TAG", IdTag.Status.BLOCKED, null, null)));
        TestPeer peer = booted(fixture).sends(AUTHORIZE.formatted("1"));
        fixture.after(TIMEOUT);
        assertThat(peer.receives()).isEqualTo("[3,\"1\",{\"idTagInfo\":{\"status\":\"Blocked\"}}]");
        assertThat(backend.answer().attributes())
                .containsEntry("lenient", "backend-timeout")
                .containsEntry("correlationid", backend.request().id());
        assertThat(backend.replies(ACCEPTED)).isEqualTo(new Receipt.NobodyWaits());
        assertThat(outcomes(ReplyOutcome.MISSING)).isEqualTo(1);
        assertThat(outcomes(ReplyOutcome.NOBODY_WAITS)).isEqualTo(1);
        assertThat(peer.hasReceivedNothing()).isTrue();
    }

    @Test
    void anInvalidReplyIsNotSent_butReported_andTheStoreAnswers() {
        TestPeer peer = booted(fixture).sends(AUTHORIZE.formatted("1"));
        Receipt receipt = backend.replies("{\"idTagInfo\":{\"status\":\"Perhaps\"}}");
        assertThat(receipt)
                .isInstanceOfSatisfying(
                        Receipt.Invalid.class,
                        invalid -> assertThat(invalid.violation().pointer()).isEqualTo("/idTagInfo/status"));
        assertThat(peer.receives()).isEqualTo("[3,\"1\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        assertThat(backend.answer().attributes()).containsEntry("lenient", "backend-reply-invalid");
        assertThat(outcomes(ReplyOutcome.INVALID)).isEqualTo(1);
        assertThat(backend.replies(ACCEPTED)).isEqualTo(new Receipt.NobodyWaits());
    }

    @Test
    void aReplyThatIsNoJsonOrNamesNoErrorOfTheVersionIsInvalid() {
        TestPeer peer = booted(fixture).sends(AUTHORIZE.formatted("1"));
        assertThat(backend.replies("{\"idTagInfo\":")).isInstanceOf(Receipt.Invalid.class);
        peer.receives();
        peer.sends(AUTHORIZE.formatted("2"));
        assertThat(backend.refuses("OccurrenceConstraintViolation", "the spelling of OCPP 2"))
                .isInstanceOf(Receipt.Invalid.class);
        assertThat(peer.receives()).startsWith("[3,\"2\",");
    }

    @Test
    void aRefusalIsACallError() {
        TestPeer peer = booted(fixture).sends(AUTHORIZE.formatted("1"));
        assertThat(backend.refuses("NotSupported", "not today")).isEqualTo(new Receipt.Taken());
        assertThat(peer.receives()).isEqualTo("[4,\"1\",\"NotSupported\",\"not today\",{}]");
        assertThat(backend.answer().attributes())
                .containsEntry("ocpperrorcode", "NotSupported")
                .containsEntry("ocpperrordescription", "not today");
        assertThat(fixture.server.ledger().snapshot().inFlight()).isZero();
    }

    @Test
    void whatNoStoreAnswers_isAnsweredByTheDefault_flagged() {
        TestPeer peer = booted(fixture).sends("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"x\"}]");
        fixture.after(TIMEOUT);
        assertThat(peer.receives()).isEqualTo("[3,\"1\",{\"status\":\"UnknownVendorId\"}]");
        assertThat(backend.answer().attributes()).containsEntry("lenient", "backend-timeout");
    }

    @Test
    void aConnectionThatEndedWantsNoReply() {
        TestPeer peer = booted(fixture).sends(AUTHORIZE.formatted("1"));
        GatewayEvent request = backend.request();
        peer.hangsUp();
        assertThat(backend.replies(request, ACCEPTED)).isEqualTo(new Receipt.NobodyWaits());
        TestPeer next = fixture.connect("CP-1").sends(AUTHORIZE.formatted("1"));
        assertThat(backend.replies(request, ACCEPTED)).isEqualTo(new Receipt.NobodyWaits());
        assertThat(backend.replies(ACCEPTED)).isEqualTo(new Receipt.Taken());
        assertThat(next.receives()).startsWith("[3,\"1\",");
        assertThat(fixture.server.ledger().snapshot().inFlight()).isZero();
    }

    @Test
    void c8_aBootNotificationIsAnsweredByTheBackend_andNeverAcceptedWithoutIt() {
        try (ServerFixture strict =
                new ServerFixture(Backend.answering(TIMEOUT, "BootNotification"), builder -> builder)) {
            ChargePointId id = new ChargePointId("CP-1");
            TestPeer peer = strict.connect("CP-1").sends(BOOT.formatted("1"));
            strict.after(TIMEOUT);
            assertThat(peer.receives()).startsWith("[4,\"1\",\"InternalError\"");
            assertThat(done(strict.server.connections().details(id))
                            .orElseThrow()
                            .presence()
                            .registration())
                    .isNull();
            peer.sends(BOOT.formatted("2"));
            await().until(() -> strict.events("ocpp.call").size() == 2);
            new Backend(strict)
                    .replies("{\"status\":\"Rejected\",\"currentTime\":\"2026-03-01T12:00:00Z\",\"interval\":60}");
            assertThat(peer.receives()).startsWith("[3,\"2\",{\"status\":\"Rejected\"");
            assertThat(peer.sends(AUTHORIZE.formatted("3")).receives()).startsWith("[4,\"3\",\"SecurityError\"");
        }
    }

    private long outcomes(ReplyOutcome outcome) {
        return fixture.server.activity().replies(outcome);
    }

    /** Who has not booted is asked to, at a time of the gateway's own (C8): that would come between answers. */
    private static TestPeer booted(ServerFixture fixture) {
        TestPeer peer = fixture.connect("CP-1").sends(BOOT.formatted("b"));
        assertThat(peer.receives()).startsWith("[3,\"b\",");
        return peer;
    }
}
