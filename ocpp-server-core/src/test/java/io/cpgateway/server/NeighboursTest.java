// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static io.cpgateway.server.OwnedElsewhere.OTHER;
import static io.cpgateway.server.ServerFixture.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.RecordingNeighbourhood.Wake;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.CommandState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final ChargePointId CP = new ChargePointId("CP-1");

    private final ServerFixture fixture = new ServerFixture();
    private final RecordingNeighbourhood others = fixture.neighbourhood;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void c3_whoIsReplacedOnAnotherNodeIsToldTheNewEpoch() {
        fixture.directory.has("CP-1", 7);
        fixture.connect("CP-1");
        assertThat(others.wakes()).containsExactly(new Wake(OTHER, "CP-1", epoch()));
    }

    @Test
    void c3_whoCannotBeToldIsToldLater() {
        others.away(true);
        fixture.directory.has("CP-1", 7);
        fixture.connect("CP-1");
        assertThat(others.wakes()).isEmpty();
        others.away(false);
        await().until(() -> others.wakes().contains(new Wake(OTHER, "CP-1", epoch())));
    }

    @Test
    void c3_newerConnectionElsewhereClosesTheOneHere() {
        TestPeer peer = fixture.connect("CP-1");
        others.listener().woken(CP, epoch() + 1);
        assertThat(peer.awaitsClose()).isEqualTo(1001);
        assertThat(fixture.events("disconnected"))
                .singleElement()
                .satisfies(event -> assertThat(event.data().toString()).contains("takeover"));
    }

    @Test
    void c3_olderConnectionElsewhereClosesNothing() {
        TestPeer peer = fixture.connect("CP-1");
        others.listener().woken(CP, epoch() - 1);
        assertThat(peer.closeCode()).isZero();
    }

    @Test
    void r4_commandForAChargePointElsewhereWakesItsOwner() {
        fixture.directory.has("CP-1", 7);
        assertThat(submitReset()).isInstanceOf(Submission.Accepted.class);
        assertThat(others.wakes()).containsExactly(new Wake(OTHER, "CP-1", 7));
    }

    @Test
    void r4_wokenConnectionTakesWhatWaits() {
        TestPeer peer = fixture.connect("CP-1");
        long here = epoch();
        fixture.directory.has("CP-1", here);
        submitReset();
        assertThat(peer.hasReceivedNothing()).isTrue();
        others.listener().woken(CP, here);
        assertThat(peer.receives()).contains("\"Reset\"");
    }

    @Test
    void r4_whatIsNoLongerHereIsHandedOn() {
        fixture.directory.has("CP-1", 9);
        others.listener().woken(CP, 8);
        assertThat(others.wakes()).containsExactly(new Wake(OTHER, "CP-1", 9));
    }

    @Test
    void r4_whatIsNowhereGoesNowhere() {
        others.listener().woken(CP, 8);
        assertThat(others.wakes()).isEmpty();
    }

    @Test
    void r8_endThatAnotherNodeRecordsIsSeenByWhoWaits() {
        fixture.directory.has("CP-1", 7);
        Submission.Accepted accepted = (Submission.Accepted) submitReset();
        String id = accepted.status().command().commandId();
        var end = fixture.server.commands().await(id, Duration.ofSeconds(30)).toCompletableFuture();
        assertThat(end).isNotDone();
        var now = done(fixture.parts.mailbox().find(id)).orElseThrow();
        done(fixture.parts.mailbox().advance(now, now.to(CommandState.EXPIRED, now.updatedAt(), "node-2")));
        assertThat(done(end)).map(status -> status.state()).isEqualTo(Optional.of(CommandState.EXPIRED));
    }

    @Test
    void r3_lapsedLeaseClosesEveryConnectionAndLetsNewOnesIn() {
        TestPeer one = fixture.connect("CP-1");
        TestPeer two = fixture.connect("CP-2");
        others.listener().lapsed();
        assertThat(one.awaitsClose()).isEqualTo(1001);
        assertThat(two.awaitsClose()).isEqualTo(1001);
        assertThat(fixture.connect("CP-1").closeCode()).isZero();
        assertThat(fixture.events("disconnected"))
                .allSatisfy(event -> assertThat(event.data().toString()).contains("node_lost"));
    }

    private Submission submitReset() {
        CommandRequest request = new CommandRequest(
                CP, "Reset", RawJson.of("{\"type\":\"Soft\"}"), null, null, Command.Priority.NORMAL, "test");
        return done(fixture.server.commands().submit(request));
    }

    private long epoch() {
        return done(fixture.ownDirectory.find(CP)).orElseThrow().owner().epoch();
    }
}
