// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailbox.Enqueued;
import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link CommandMailbox}. */
public abstract class CommandMailboxContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");
    private static final ChargePointId CP = new ChargePointId("CP-1");
    private static final ChargePointId NEIGHBOUR = new ChargePointId("CP-1.");
    private static final int LIMIT = 5;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    @SuppressWarnings("NullAway.Init") // before each test
    private CommandMailbox mailbox;

    /**
     * The mailbox of a process that has just started, over storage that is empty the first time in a test. Called again,
     * the process before is gone, and its storage is still there.
     */
    protected abstract CommandMailbox started(InstantSource clock);

    @BeforeEach
    public final void start() {
        mailbox = started(now::get);
    }

    private Enqueued enqueue(CommandStatus first) {
        return value(mailbox.enqueue(first, LIMIT));
    }

    private CommandStatus head(ChargePointId id) {
        return value(mailbox.next(id)).orElseThrow();
    }

    private CommandStatus sent(CommandStatus from, String messageId) {
        CommandStatus to =
                from.to(CommandState.SENT, NOW, "n").with(new CommandStatus.Attempt(messageId, 7, NOW.plusSeconds(30)));
        assertThat(value(mailbox.advance(from, to))).isTrue();
        return to;
    }

    @Test
    public void m1_aNewCommand_isStoredAndFound() {
        CommandStatus first = waiting("a", CP, Priority.NORMAL);
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
        assertThat(enqueue(waiting("a", CP, Priority.NORMAL))).isEqualTo(new Enqueued.Known(sent));
        assertThat(value(mailbox.depth(CP))).isZero();
    }

    @Test
    public void m1_theSameIdWithOtherContent_isAConflict_andChangesNothing() {
        CommandStatus first = enqueued("a", CP, Priority.NORMAL);
        assertThat(enqueue(waiting("a", NEIGHBOUR, Priority.NORMAL))).isEqualTo(new Enqueued.Conflict(first));
        assertThat(value(mailbox.find("a"))).contains(first);
        assertThat(value(mailbox.next(NEIGHBOUR))).isEmpty();
        assertThat(value(mailbox.unpublished(10))).hasSize(1);
    }

    @Test
    public void m1_ofManyWithTheSameId_oneIsStored() {
        List<CompletionStage<Enqueued>> all = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> mailbox.enqueue(waiting("same", CP, Priority.NORMAL), LIMIT))
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
        assertThat(enqueue(waiting("a", CP, Priority.NORMAL))).isEqualTo(new Enqueued.Known(answered));
        now.set(NOW.plus(Duration.ofHours(24)).plusMillis(1));
        assertThat(value(mailbox.find("a"))).isEmpty();
        assertThat(enqueue(waiting("a", CP, Priority.NORMAL))).isEqualTo(new Enqueued.Stored(1));
    }

    @Test
    public void m1_aCommandThatWaits_isNeverForgotten() {
        CommandStatus first = enqueued("a", CP, Priority.NORMAL);
        now.set(NOW.plus(Duration.ofDays(100)));
        assertThat(enqueue(waiting("a", CP, Priority.NORMAL))).isEqualTo(new Enqueued.Known(first));
    }

    @Test
    public void m2_whenTooManyWait_oneMoreIsRefusedAndNotRemembered() {
        IntStream.range(0, LIMIT).forEach(i -> enqueued("c" + i, CP, Priority.NORMAL));
        assertThat(enqueue(waiting("more", CP, Priority.HIGH))).isEqualTo(new Enqueued.Full(LIMIT));
        assertThat(value(mailbox.find("more"))).isEmpty();
        assertThat(enqueue(waiting("other", NEIGHBOUR, Priority.NORMAL))).isEqualTo(new Enqueued.Stored(1));
        sent(head(CP), "m-1");
        assertThat(enqueue(waiting("more", CP, Priority.HIGH))).isEqualTo(new Enqueued.Stored(LIMIT));
    }

    @Test
    public void m2_ofManyConcurrent_noMoreThanTheLimitAreStored() {
        List<CompletionStage<Enqueued>> all = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> mailbox.enqueue(waiting("c" + i, CP, Priority.NORMAL), LIMIT))
                .toList();
        assertThat(all.stream().map(Stages::value).filter(Enqueued.Stored.class::isInstance))
                .hasSize(LIMIT);
    }

    @Test
    public void m2_aCommandRejectedAtOnce_isRememberedAndPublishedButNeverWaits() {
        IntStream.range(0, LIMIT).forEach(i -> enqueued("c" + i, CP, Priority.NORMAL));
        CommandStatus rejected = CommandStatus.of(command("r", CP, Priority.NORMAL), CommandState.REJECTED, NOW, "n")
                .with(new CommandStatus.CommandError("NotSupported", "unknown action", RawJson.EMPTY_OBJECT));
        assertThat(enqueue(rejected)).isEqualTo(new Enqueued.Stored(LIMIT));
        assertThat(value(mailbox.find("r"))).contains(rejected);
        assertThat(value(mailbox.unpublished(10)))
                .extracting(Unpublished::status)
                .contains(rejected);
        assertThat(value(mailbox.depth(CP))).isEqualTo(LIMIT);
    }

    @Test
    public void m3_highGoesBeforeNormal_andTheOldestFirstWithin() {
        enqueued("n1", CP, Priority.NORMAL);
        enqueued("n2", CP, Priority.NORMAL);
        enqueued("h1", CP, Priority.HIGH);
        enqueued("h2", CP, Priority.HIGH);
        for (String expected : List.of("h1", "h2", "n1", "n2")) {
            CommandStatus head = head(CP);
            assertThat(head.command().commandId()).isEqualTo(expected);
            CommandStatus sent = sent(head, "m");
            CommandStatus end = sent.to(CommandState.TIMED_OUT, NOW, "n");
            assertThat(value(mailbox.advance(sent, end))).isTrue();
        }
        assertThat(value(mailbox.next(CP))).isEmpty();
    }

    @Test
    public void m3_aSentCommandWithoutOutcome_comesFirst_andNextChangesNothing() {
        CommandStatus sent = sent(enqueued("n1", CP, Priority.NORMAL), "m-1");
        enqueued("h1", CP, Priority.HIGH);
        assertThat(head(CP)).isEqualTo(sent);
        assertThat(head(CP)).isEqualTo(sent);
        assertThat(value(mailbox.depth(CP))).isEqualTo(1);
    }

    @Test
    public void m3_aCommandThatWaitsAgain_keepsItsPlace() {
        CommandStatus first = enqueued("n1", CP, Priority.NORMAL);
        enqueued("n2", CP, Priority.NORMAL);
        CommandStatus sent = sent(first, "m-1");
        assertThat(value(mailbox.advance(sent, sent.to(CommandState.QUEUED, NOW, "n"))))
                .isTrue();
        assertThat(head(CP).command().commandId()).isEqualTo("n1");
        assertThat(value(mailbox.depth(CP))).isEqualTo(2);
    }

    @Test
    public void m4_ofTwoAdvances_exactlyOneWins() {
        CommandStatus sent = sent(enqueued("a", CP, Priority.NORMAL), "m-1");
        List<CompletionStage<Boolean>> rivals = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> mailbox.advance(
                        sent, sent.to(i % 2 == 0 ? CommandState.ANSWERED : CommandState.TIMED_OUT, NOW, "n" + i)))
                .toList();
        assertThat(rivals.stream().map(Stages::value).filter(won -> won)).hasSize(1);
        assertThat(value(mailbox.unpublished(10))).hasSize(3);
    }

    @Test
    public void m4_anAnswerToAnEarlierAttempt_isRefused() {
        CommandStatus first = sent(enqueued("a", CP, Priority.NORMAL), "m-1");
        CommandStatus second = sent(first, "m-2");
        assertThat(value(mailbox.advance(first, first.to(CommandState.ANSWERED, NOW, "n"))))
                .isFalse();
        assertThat(value(mailbox.find("a"))).contains(second);
    }

    @Test
    public void m4_nothingFollowsAFinalState_andAnUnknownCommandGoesNowhere() {
        CommandStatus first = enqueued("a", CP, Priority.NORMAL);
        CommandStatus expired = first.to(CommandState.EXPIRED, NOW, "n");
        assertThat(value(mailbox.advance(first, expired))).isTrue();
        assertThat(value(mailbox.advance(expired, expired.to(CommandState.SENT, NOW, "n"))))
                .isFalse();
        CommandStatus unknown = waiting("u", CP, Priority.NORMAL);
        assertThat(value(mailbox.advance(unknown, unknown.to(CommandState.SENT, NOW, "n"))))
                .isFalse();
    }

    @Test
    public void m5_everyStoredState_isHandedOutInOrderUntilConfirmed() {
        CommandStatus first = enqueued("a", CP, Priority.NORMAL);
        CommandStatus sent = sent(first, "m-1");
        List<Unpublished> all = value(mailbox.unpublished(10));
        assertThat(all).extracting(Unpublished::status).containsExactly(first, sent);
        assertThat(value(mailbox.unpublished(1))).containsExactly(all.get(0));
        done(mailbox.published(List.of(all.get(0).sequence())));
        done(mailbox.published(List.of(all.get(0).sequence(), 999_999L)));
        assertThat(value(mailbox.unpublished(10))).containsExactly(all.get(1));
    }

    @Test
    public void m5_m7_commandsAndUnpublishedStates_areThereAfterARestart() {
        CommandStatus first = enqueued("a \u20ac/%2F'\"", CP, Priority.NORMAL);
        CommandStatus sent = sent(first, "m-1");
        enqueued("b", CP, Priority.HIGH);
        done(mailbox.published(List.of(value(mailbox.unpublished(1)).get(0).sequence())));
        mailbox = started(now::get);
        assertThat(head(CP)).isEqualTo(sent);
        assertThat(value(mailbox.depth(CP))).isEqualTo(1);
        assertThat(value(mailbox.unpublished(10)))
                .extracting(u -> u.status().state())
                .containsExactly(CommandState.SENT, CommandState.ACCEPTED);
        long last = value(mailbox.unpublished(10)).get(1).sequence();
        enqueued("c", CP, Priority.NORMAL);
        assertThat(value(mailbox.unpublished(10)).get(2).sequence()).isGreaterThan(last);
    }

    @Test
    public void m6_waitingCommandsAreDueAfterTheirTime_sentOnesAfterTheirDeadline() {
        enqueued("waits", CP, Priority.NORMAL);
        CommandStatus sent = sent(enqueued("sent", NEIGHBOUR, Priority.NORMAL), "m-1");
        assertThat(value(mailbox.due(NOW.plusSeconds(29), 10))).isEmpty();
        assertThat(value(mailbox.due(NOW.plusSeconds(31), 10))).containsExactly(sent);
        assertThat(ids(mailbox.due(NOW.plusSeconds(61), 10))).containsExactly("sent", "waits");
        assertThat(ids(mailbox.due(NOW.plusSeconds(61), 1))).containsExactly("sent");
        value(mailbox.advance(sent, sent.to(CommandState.TIMED_OUT, NOW, "n")));
        assertThat(ids(mailbox.due(NOW.plusSeconds(61), 10))).containsExactly("waits");
    }

    private static List<String> ids(CompletionStage<List<CommandStatus>> due) {
        return value(due).stream().map(s -> s.command().commandId()).toList();
    }

    private CommandStatus enqueued(String commandId, ChargePointId id, Priority priority) {
        CommandStatus first = waiting(commandId, id, priority);
        assertThat(enqueue(first)).isInstanceOf(Enqueued.Stored.class);
        return first;
    }

    private static CommandStatus waiting(String commandId, ChargePointId id, Priority priority) {
        return CommandStatus.of(command(commandId, id, priority), CommandState.ACCEPTED, NOW, "node");
    }

    private static Command command(String commandId, ChargePointId id, Priority priority) {
        RawJson payload = RawJson.of("{ \"text\" : \"\\ud800 \u20ac\" }");
        return new Command(commandId, id, "Reset", payload, priority, NOW, NOW.plusSeconds(60), "test");
    }
}
