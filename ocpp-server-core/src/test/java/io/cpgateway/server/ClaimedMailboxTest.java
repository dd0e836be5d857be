// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static io.cpgateway.server.ServerFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.command.Submission;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.transport.FrameListener;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a claim says of commands that wait (C7), and those that come just then. */
class ClaimedMailboxTest {
    private static final ChargePointId CP = new ChargePointId("CP-1");
    private static final RawJson SOFT = RawJson.of("{\"type\":\"Soft\"}");

    private final ServerFixture fixture = new ServerFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void c7_aConnectionLooksWhereCommandsMayWait() {
        storeReset();
        assertThat(fixture.connect("CP-1").receives()).contains("\"Reset\"");
    }

    @Test
    void c7_aConnectionDoesNotLookWhereNothingWaits_untilItIsWoken() {
        fixture.directory.saysThatNothingWaits();
        storeReset();
        TestPeer peer = fixture.connect("CP-1");
        assertThat(peer.hasReceivedNothing()).isTrue();
        fixture.neighbourhood.listener().woken(CP, epoch());
        assertThat(peer.receives()).contains("\"Reset\"");
    }

    @Test
    void r4_aCommandBetweenTheClaimAndItsAnswer_isSent() {
        fixture.directory.saysThatNothingWaits();
        CompletableFuture<Void> held = fixture.directory.holdAnswers();
        TestPeer peer = new TestPeer();
        CompletionStage<FrameListener> opened = open(peer);
        CommandRequest request = new CommandRequest(CP, "Reset", SOFT, null, null, Command.Priority.NORMAL, "test");
        assertThat(done(fixture.server.commands().submit(request))).isInstanceOf(Submission.Accepted.class);
        held.complete(null);
        peer.connected(done(opened));
        assertThat(peer.receives()).contains("\"Reset\"");
    }

    @Test
    void r4_aWakeFromAnotherNodeBetweenTheClaimAndItsAnswer_isMeantForTheNewConnection() {
        TestPeer old = fixture.connect("CP-1");
        fixture.directory.saysThatNothingWaits();
        CompletableFuture<Void> held = fixture.directory.holdAnswers();
        TestPeer peer = new TestPeer();
        CompletionStage<FrameListener> opened = open(peer);
        storeReset();
        fixture.neighbourhood.listener().woken(CP, epoch());
        assertThat(old.awaitsClose()).isEqualTo(1001);
        held.complete(null);
        peer.connected(done(opened));
        assertThat(peer.receives()).contains("\"Reset\"");
    }

    private CompletionStage<FrameListener> open(TestPeer peer) {
        return fixture.server.doorway().opened(CP, OcppVersion.V1_6, "192.0.2.1", peer);
    }

    /** As another node does, without a word. */
    private void storeReset() {
        Instant now = Instant.now();
        Command command =
                new Command("c7", CP, "Reset", SOFT, Command.Priority.NORMAL, now, now.plusSeconds(60), "test");
        done(fixture.parts.mailbox().enqueue(CommandStatus.of(command, CommandState.ACCEPTED, now, "n"), 5));
    }

    private long epoch() {
        return done(fixture.ownDirectory.find(CP)).orElseThrow().owner().epoch();
    }
}
