// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of {@link CommandMailbox}. */
public abstract class CommandMailboxContract extends EnqueueRules {
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
        CommandStatus unknown = Commands.waiting("u", CP, Priority.NORMAL);
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

    @Test
    public void m6_theListOfWhatIsDue_isAsShortAsAskedFor() {
        IntStream.range(0, 4).forEach(i -> enqueued("c" + i, CP, Priority.NORMAL));
        assertThat(value(mailbox.due(NOW.plusSeconds(61), 3))).hasSize(3);
    }

    @Test
    public void g4_whenClosed_everyCallIsDecided_andNothingIsChanged() {
        Closed.assertDecidesEveryCall(mailbox, () -> close(mailbox));
    }

    private static List<String> ids(CompletionStage<List<CommandStatus>> due) {
        return value(due).stream().map(s -> s.command().commandId()).toList();
    }
}
