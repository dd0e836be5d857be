// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.START;
import static io.cpgateway.server.connection.ConnectionDriver.connected;
import static io.cpgateway.server.connection.ConnectionDriver.setup;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndingTest {
    @Test
    void d3_connectedIsTheFirstAndSaysFromWhere() {
        GatewayEvent connected = setup().opened().lastEvent();
        assertThat(connected.type()).isEqualTo("io.cpgateway.connected");
        assertThat(connected.attributes()).containsEntry("sequence", "1").containsEntry("epoch", "700");
        assertThat(connected.data().toString()).isEqualTo("{\"version\":\"1.6\",\"remoteAddress\":\"192.0.2.1:5000\"}");
    }

    @Test
    void r1_connectedSaysIfNoOtherNodeKnowsOfIt() {
        assertThat(setup().unrecorded().opened().lastAttributes()).containsEntry("lenient", "connection-not-recorded");
        assertThat(setup().opened().lastAttributes()).doesNotContainKey("lenient");
    }

    @Test
    void d3_disconnectedIsTheLastAndNamesWhatIsDurable() {
        ConnectionDriver cp =
                connected().notifies("1", 1).decides("{}").durable().transportCloses(1000);
        assertThat(cp.lastEvent().id()).isEqualTo("disconnected/CP-1/700");
        assertThat(cp.lastAttributes()).containsEntry("sequence", "3");
        assertThat(cp.lastEvent().data().toString())
                .isEqualTo("{\"reason\":\"charge_point\",\"code\":1000,\"lastDurable\":2}");
        assertThat(cp.durable().last(Output.Release.class).closing())
                .isEqualTo(new Closing(START, 1000, "charge_point", "charge_point"));
        assertThat(cp.connection().isReleased()).isTrue();
        assertThat(cp.connection().wakeAt()).isNull();
    }

    @Test
    void d2_failedEventEndsTheEpoch() {
        ConnectionDriver cp =
                connected().notifies("1", 1).notifies("2", 2).decides("{}").eventFails();
        assertThat(cp.last(Output.CloseTransport.class))
                .isEqualTo(new Output.CloseTransport(1001, DisconnectReason.EVENT_FAILED));
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.count(Tally.FAILED)).isEqualTo(2);
        cp.notifies("3", 3);
        assertThat(cp.step()).isEmpty();
        cp.transportCloses(1001);
        assertThat(cp.lastEvent().data().toString())
                .isEqualTo("{\"reason\":\"event_failed\",\"code\":1001,\"lastDurable\":1}");
        assertThat(cp.lastAttributes()).containsEntry("sequence", "3");
    }

    @Test
    void d2_eventNotDurableInTimeEndsTheEpoch() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{}").after(Duration.ofMillis(19_999));
        assertThat(cp.all(Output.CloseTransport.class)).isEmpty();
        cp.after(Duration.ofMillis(1));
        assertThat(cp.last(Output.CloseTransport.class).reason()).isEqualTo(DisconnectReason.EVENT_FAILED);
    }

    @Test
    void d2_durableAfterTheTimeOutIsNotAnswered() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{}").after(Duration.ofSeconds(20));
        assertThat(cp.durable().step()).isEmpty();
        assertThat(cp.count(Tally.FAILED)).isEqualTo(1);
        assertThat(cp.count(Tally.PUBLISHED)).isZero();
    }

    @Test
    void d2_durableAfterTheTimeOutDoesNotPassForTheEnd() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{}");
        long late = cp.last(Output.Publish.class).token();
        cp.after(Duration.ofSeconds(20)).transportCloses(1001);
        assertThat(cp.on(new Input.Published(late)).step()).isEmpty();
        assertThat(cp.connection().isReleased()).isFalse();
        assertThat(cp.durable().connection().isReleased()).isTrue();
    }

    @Test
    void d2_connectedThatFailsEndsTheEpoch() {
        ConnectionDriver cp = setup().opened().heartbeats("1").eventFails();
        assertThat(cp.last(Output.CloseTransport.class).reason()).isEqualTo(DisconnectReason.EVENT_FAILED);
        cp.transportCloses(1001);
        assertThat(cp.lastEvent().data().toString()).contains("\"lastDurable\":0");
        cp.invariants().checkSum();
    }

    @Test
    void d2_eventAtTheSinkWhenTheTransportClosesIsWaitedFor() {
        ConnectionDriver cp = connected().notifies("1", 1).decides("{}").transportCloses(1006);
        assertThat(cp.lastEvent().type()).isEqualTo("io.cpgateway.ocpp.call");
        cp.durable();
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.count(Tally.PUBLISHED)).isEqualTo(1);
        assertThat(cp.lastEvent().data().toString()).contains("\"lastDurable\":2");
    }

    @Test
    void d2_eventThatFailsAfterTheTransportClosedKeepsTheReason() {
        ConnectionDriver cp =
                connected().notifies("1", 1).decides("{}").transportCloses(1006).eventFails();
        assertThat(cp.all(Output.CloseTransport.class)).isEmpty();
        assertThat(cp.lastEvent().data().toString())
                .contains("\"charge_point\"")
                .contains("\"lastDurable\":1");
        assertThat(cp.count(Tally.FAILED)).isEqualTo(1);
    }

    @Test
    void d2_closeWhileADecisionIsOpenFailsTheCall() {
        ConnectionDriver cp = connected().notifies("1", 1).isTold(1001, DisconnectReason.OPERATOR);
        assertThat(cp.count(Tally.FAILED)).isEqualTo(1);
        assertThat(cp.decides("{}").step()).isEmpty();
        cp.transportCloses(1001).durable();
        assertThat(cp.allSent()).isEmpty();
        assertThat(cp.events()).hasSize(2);
    }

    @Test
    void d3_disconnectedIsTriedAgainUnderTheSameId() {
        ConnectionDriver cp = connected().transportCloses(1000);
        GatewayEvent first = cp.lastEvent();
        cp.eventFails().after(Duration.ofSeconds(1));
        assertThat(cp.events()).hasSize(3);
        assertThat(cp.lastEvent()).isSameAs(first);
        cp.eventFails().after(Duration.ofSeconds(1));
        assertThat(cp.events()).as("pauses grow").hasSize(3);
        cp.after(Duration.ofSeconds(1));
        assertThat(cp.durable().all(Output.Release.class)).hasSize(1);
    }

    @Test
    void d3_disconnectedThatTimesOutIsTriedAgain() {
        ConnectionDriver cp = connected().transportCloses(1000).after(Duration.ofSeconds(21));
        assertThat(cp.events()).hasSize(3);
        assertThat(cp.durable().connection().isReleased()).isTrue();
    }

    @Test
    void c3_firstReasonToCloseCounts() {
        ConnectionDriver cp = connected().isTold(1001, DisconnectReason.TAKEOVER);
        assertThat(cp.isTold(1001, DisconnectReason.DRAIN)
                        .on(new Input.BinaryArrived())
                        .step())
                .isEmpty();
        cp.transportCloses(1006);
        assertThat(cp.lastEvent().data().toString())
                .isEqualTo("{\"reason\":\"takeover\",\"code\":1001,\"lastDurable\":1}");
    }

    @Test
    void c9_peerThatDoesNotCloseIsDropped() {
        ConnectionDriver cp =
                connected().isTold(1001, DisconnectReason.OPERATOR).after(Duration.ofSeconds(5));
        assertThat(cp.all(Output.DropTransport.class)).hasSize(1);
        assertThat(cp.lastEvent().data().toString()).contains("\"operator\"");
        assertThat(cp.transportCloses(1006).step()).isEmpty();
        assertThat(cp.durable().all(Output.Release.class)).hasSize(1);
    }

    @Test
    void c3_afterTheReleaseNothingHappens() {
        ConnectionDriver cp = connected().transportCloses(1000).durable();
        cp.durable().transportCloses(1000).heartbeats("1").mailboxFails().on(new Input.MailboxWoken());
        assertThat(cp.after(Duration.ofHours(1)).all(Output.Release.class)).hasSize(1);
    }

    @Test
    void d3_transportThatClosedBeforeTheBeginningIsReported() {
        ConnectionDriver cp = setup().claimed().transportCloses(1006);
        assertThat(cp.on(new Input.Opened()).step()).isEmpty();
        assertThat(cp.durable().connection().isReleased()).isTrue();
    }
}
