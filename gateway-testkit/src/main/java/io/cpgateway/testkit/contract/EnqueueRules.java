// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandMailbox.Enqueued;
import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** M1 and M2: what is taken, and what is remembered. */
abstract class EnqueueRules extends MailboxFixture {
    @Test
    public void m1_aNewCommand_isStoredAndFound() {
        CommandStatus first = Commands.waiting("a", CP, Priority.NORMAL);
        assertThat(enqueue(first)).isEqualTo(new Enqueued.Stored(1));
        assertThat(value(mailbox.find("a"))).contains(first);
        assertThat(head(CP)).isEqualTo(first);
        assertThat(value(mailbox.depth(CP))).isEqualTo(1);
        assertThat(value(mailbox.find("b"))).isEmpty();
        assertThat(value(mailbox.next(NEIGHBOUR))).isEmpty();
    }

    @Test
    public void m1_theSameIdAndContentAgain_returnsTheFirstOnesState() {
        CommandStatus sent = sent(enqueued("a", CP, Priority.NORMAL), "m-1");
        assertThat(enqueue(Commands.waiting("a", CP, Priority.NORMAL))).isEqualTo(new Enqueued.Known(sent));
        assertThat(value(mailbox.depth(CP))).isZero();
    }

    @Test
    public void m1_theSameIdWithOtherContent_isAConflict_andChangesNothing() {
        CommandStatus first = enqueued("a", CP, Priority.NORMAL);
        assertThat(enqueue(Commands.waiting("a", NEIGHBOUR, Priority.NORMAL))).isEqualTo(new Enqueued.Conflict(first));
        assertThat(value(mailbox.find("a"))).contains(first);
        assertThat(value(mailbox.next(NEIGHBOUR))).isEmpty();
        assertThat(value(mailbox.unpublished(10))).hasSize(1);
    }

    @Test
    public void m1_ofManyWithTheSameId_oneIsStored() {
        List<CompletionStage<Enqueued>> all = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> mailbox.enqueue(Commands.waiting("same", CP, Priority.NORMAL), LIMIT))
                .toList();
        assertThat(all.stream().map(Stages::value).filter(Enqueued.Stored.class::isInstance))
                .hasSize(1);
        assertThat(value(mailbox.depth(CP))).isEqualTo(1);
    }

    @Test
    public void m1_anIdIsRememberedFor24HoursAfterItsEnd_notLonger() {
        CommandStatus sent = sent(enqueued("a", CP, Priority.NORMAL), "m-1");
        CommandStatus answered = sent.to(CommandState.ANSWERED, NOW, "n").with(RawJson.of("{\"status\":\"Accepted\"}"));
        assertThat(value(mailbox.advance(sent, answered))).isTrue();
        now.set(NOW.plus(Duration.ofHours(24)).minusMillis(1));
        assertThat(enqueue(Commands.waiting("a", CP, Priority.NORMAL))).isEqualTo(new Enqueued.Known(answered));
        now.set(NOW.plus(Duration.ofHours(24)).plusMillis(1));
        assertThat(value(mailbox.find("a"))).isEmpty();
        assertThat(enqueue(Commands.waiting("a", CP, Priority.NORMAL))).isEqualTo(new Enqueued.Stored(1));
    }

    @Test
    public void m1_aCommandThatWaits_isNeverForgotten() {
        CommandStatus first = enqueued("a", CP, Priority.NORMAL);
        now.set(NOW.plus(Duration.ofDays(100)));
        assertThat(enqueue(Commands.waiting("a", CP, Priority.NORMAL))).isEqualTo(new Enqueued.Known(first));
    }

    @Test
    public void m2_whenTooManyWait_oneMoreIsRefusedAndNotRemembered() {
        IntStream.range(0, LIMIT).forEach(i -> enqueued("c" + i, CP, Priority.NORMAL));
        assertThat(enqueue(Commands.waiting("more", CP, Priority.HIGH))).isEqualTo(new Enqueued.Full(LIMIT));
        assertThat(value(mailbox.find("more"))).isEmpty();
        assertThat(enqueue(Commands.waiting("other", NEIGHBOUR, Priority.NORMAL)))
                .isEqualTo(new Enqueued.Stored(1));
        sent(head(CP), "m-1");
        assertThat(enqueue(Commands.waiting("more", CP, Priority.HIGH))).isEqualTo(new Enqueued.Stored(LIMIT));
    }

    @Test
    public void m2_ofManyConcurrent_noMoreThanTheLimitAreStored() {
        List<CompletionStage<Enqueued>> all = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> mailbox.enqueue(Commands.waiting("c" + i, CP, Priority.NORMAL), LIMIT))
                .toList();
        assertThat(all.stream().map(Stages::value).filter(Enqueued.Stored.class::isInstance))
                .hasSize(LIMIT);
    }

    @Test
    public void m2_aCommandRejectedAtOnce_isRememberedAndPublishedButNeverWaits() {
        IntStream.range(0, LIMIT).forEach(i -> enqueued("c" + i, CP, Priority.NORMAL));
        CommandStatus rejected = CommandStatus.of(
                        Commands.command("r", CP, Priority.NORMAL), CommandState.REJECTED, NOW, "n")
                .with(new CommandStatus.CommandError("NotSupported", "unknown action", RawJson.EMPTY_OBJECT));
        assertThat(enqueue(rejected)).isEqualTo(new Enqueued.Stored(LIMIT));
        assertThat(value(mailbox.find("r"))).contains(rejected);
        assertThat(value(mailbox.unpublished(10)))
                .extracting(Unpublished::status)
                .contains(rejected);
        assertThat(value(mailbox.depth(CP))).isEqualTo(LIMIT);
    }

    @Test
    public void m1_hostileIds_areKeptApart() {
        List<String> ids = HostileIds.commands();
        List<ChargePointId> points = HostileIds.chargePoints();
        for (int i = 0; i < ids.size(); i++) {
            enqueued(ids.get(i), points.get(i % points.size()), Priority.NORMAL);
        }
        for (int i = 0; i < ids.size(); i++) {
            ChargePointId point = points.get(i % points.size());
            assertThat(value(mailbox.find(ids.get(i))).orElseThrow().command().commandId())
                    .isEqualTo(ids.get(i));
            assertThat(value(mailbox.depth(point))).as(point.value()).isEqualTo(1);
            assertThat(head(point).command().chargePointId()).isEqualTo(point);
            sent(head(point), "m-" + i);
        }
        assertThat(value(mailbox.unpublished(1000))).hasSize(2 * ids.size());
    }
}
