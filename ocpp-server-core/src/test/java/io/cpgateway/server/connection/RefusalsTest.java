// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.START;
import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static io.cpgateway.server.connection.ConnectionDriver.setup;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.Fatal;
import io.cpgateway.ocpp.model.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final String INVALID = "[2,\"1\",\"StatusNotification\",{\"connectorId\":1}]";

    @Test
    void d6_rejectedFrameIsAnEventAsReceivedBeforeItIsRefused() {
        ConnectionDriver cp = connected().sends(INVALID);
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.lastEvent().type()).isEqualTo("io.cpgateway.ocpp.rejected");
        assertThat(cp.lastEvent().data().toString()).isEqualTo(INVALID);
        assertThat(cp.lastAttributes())
                .containsEntry("ocppaction", "StatusNotification")
                .containsEntry("ocppmessageid", "1")
                .containsEntry("errorkeyword", "required")
                .containsEntry("errorcode", "OccurenceConstraintViolation")
                .containsEntry("sequence", "2")
                .containsKey("errorpointer");
        assertThat(cp.durable().sent().get(0)).startsWith("[4,\"1\",\"OccurenceConstraintViolation\",");
        assertThat(cp.count(Tally.REJECTED)).isEqualTo(1);
    }

    @Test
    void d6_refusalKeepsItsPlaceInTheOrder() {
        ConnectionDriver cp =
                connected().notifies("0", 1).sends(INVALID).decides("{}").durable();
        assertThat(cp.sent()).containsExactly("[3,\"0\",{}]");
        assertThat(cp.durable().sent().get(0)).startsWith("[4,\"1\"");
    }

    @Test
    void d6_eventBearsTheTimeOfReceipt() {
        ConnectionDriver cp = connected().notifies("0", 1).sends(INVALID);
        cp.after(Duration.ofSeconds(5)).decides("{}").durable();
        assertThat(cp.lastEvent().time()).isEqualTo(START);
    }

    @Test
    void d6_beyondTheBudgetRefusalsMakeNoEvents() {
        ConnectionDriver cp = connected();
        for (int i = 0; i < 60; i++) {
            cp.sends(INVALID).durable();
        }
        assertThat(cp.sends(INVALID).step()).noneMatch(o -> o instanceof Output.Publish);
        assertThat(cp.sent()).hasSize(1);
        assertThat(cp.count(Tally.REJECTED)).isEqualTo(61);
        cp.after(Duration.ofMinutes(1)).sends(INVALID);
        assertThat(cp.step()).hasAtLeastOneElementOfType(Output.Publish.class);
    }

    @Test
    void d6_refusalsBeyondTheBudgetStillWaitTheirTurn() {
        ConnectionDriver cp = connected();
        for (int i = 0; i < 60; i++) {
            cp.sends(INVALID).durable();
        }
        cp.notifies("a", 1);
        for (int i = 0; i < 10; i++) {
            cp.sends(INVALID);
        }
        assertThat(cp.sent()).isEmpty();
        assertThat(cp.decides("{}").durable().sent()).hasSize(11).startsWith("[3,\"a\",{}]");
        cp.invariants().checkSum();
    }

    @Test
    void c7_frameWithoutReadableIdIsAnEventAndNotAnswered() {
        ConnectionDriver cp = connected().sends("{").durable();
        assertThat(cp.lastAttributes()).doesNotContainKey("ocppmessageid");
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.count(Tally.REJECTED)).isEqualTo(1);
    }

    @Test
    void c7_unknownActionIsNotImplemented() {
        assertThat(connected().sends("[2,\"1\",\"Foo\",{}]").durable().sent().get(0))
                .startsWith("[4,\"1\",\"NotImplemented\"");
    }

    @Test
    void c7_actionOfTheOtherDirectionIsNotSupported() {
        assertThat(connected()
                        .sends("[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]")
                        .durable()
                        .sent()
                        .get(0))
                .startsWith("[4,\"1\",\"NotSupported\"");
    }

    @Test
    void c7_descriptionOfADecisionIsCut() {
        ConnectionDriver cp = connected().notifies("1", 1);
        cp.decides(new Decision.Refusal(ErrorCode.GENERIC_ERROR, "x".repeat(300)))
                .durable();
        assertThat(cp.sent()).containsExactly("[4,\"1\",\"GenericError\",\"" + "x".repeat(255) + "\",{}]");
    }

    @Test
    void c7_emptyTextAndUnknownMessageTypeAreIgnoredAndCounted() {
        ConnectionDriver cp = connected().sends(" ").sends("[9,\"1\"]");
        assertThat(cp.count(Tally.EMPTY_FRAME)).isEqualTo(1);
        assertThat(cp.count(Tally.UNKNOWN_MESSAGE_TYPE)).isEqualTo(1);
        assertThat(cp.count(Tally.RECEIVED)).isZero();
        assertThat(cp.events()).hasSize(1);
    }

    @Test
    void c7_binaryCloses1003() {
        assertThat(connected().on(new Input.BinaryArrived()).last(Output.CloseTransport.class))
                .isEqualTo(new Output.CloseTransport(1003, DisconnectReason.PROTOCOL));
    }

    @Test
    void c7_fatalFramesCloseWithTheirCode() {
        assertThat(connected()
                        .on(new Input.FrameArrived(new Fatal(Fatal.INVALID_UTF8, ""), ""))
                        .last(Output.CloseTransport.class)
                        .code())
                .isEqualTo(1007);
        assertThat(connected()
                        .on(new Input.FrameArrived(new Fatal(Fatal.TOO_LARGE, ""), ""))
                        .last(Output.CloseTransport.class)
                        .code())
                .isEqualTo(1009);
    }

    @Test
    void d6_failedRejectionEventIsNotAnswered() {
        ConnectionDriver cp = connected().sends(INVALID).eventFails();
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.last(Output.CloseTransport.class).reason()).isEqualTo(DisconnectReason.EVENT_FAILED);
        assertThat(cp.count(Tally.FAILED)).isEqualTo(1);
    }

    @Test
    void c10_overflowOfRejectedFramesIsCountedAndClosed() {
        ConnectionDriver cp = setup().unpausable().opened();
        for (int i = 0; i < 17; i++) {
            cp.sends(INVALID);
        }
        assertThat(cp.last(Output.CloseTransport.class).code()).isEqualTo(1008);
        assertThat(cp.count(Tally.FAILED)).isEqualTo(17);
        cp.invariants().checkSum();
    }
}
