// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static io.cpgateway.redis.Stages.done;
import static io.cpgateway.redis.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailbox.Enqueued;
import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One command that several processes handle (R4). */
@EmbeddedServers
class SharedMailboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final TestNodes nodes;
    private final RedisNode first;
    private final CommandMailbox accepting;
    private final CommandMailbox sending;

    SharedMailboxIT(EmbeddedRedis redis) {
        nodes = TestNodes.onEmpty(redis);
        first = nodes.start();
        accepting = first.mailbox();
        sending = nodes.start().mailbox();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    private CommandStatus accepted(String commandId) {
        CommandStatus first = CommandStatus.of(
                new Command(
                        commandId,
                        new ChargePointId("CP-1"),
                        "Reset",
                        RawJson.EMPTY_OBJECT,
                        Command.Priority.NORMAL,
                        NOW,
                        NOW.plusSeconds(60),
                        "test"),
                CommandState.ACCEPTED,
                NOW,
                "n");
        assertThat(value(accepting.enqueue(first, 5))).isInstanceOf(Enqueued.Stored.class);
        return first;
    }

    private CommandStatus sent(CommandStatus first) {
        CommandStatus sent = first.to(CommandState.SENT, NOW, "n")
                .with(new CommandStatus.Attempt("m", 1L << 60, NOW.plusSeconds(30)));
        assertThat(value(sending.advance(first, sent))).isTrue();
        return sent;
    }

    private static List<CommandStatus> states(CommandMailbox mailbox, int limit) {
        return value(mailbox.unpublished(limit)).stream()
                .map(Unpublished::status)
                .toList();
    }

    @Test
    void m5_whoHandsOutALaterState_handsOutTheEarlierOnesOfTheOtherProcessBeforeIt() {
        CommandStatus first = accepted("a");
        CommandStatus sent = sent(first);
        CommandStatus answered = sent.to(CommandState.ANSWERED, NOW, "n");
        assertThat(value(sending.advance(sent, answered))).isTrue();
        assertThat(states(sending, 2)).containsExactly(first, sent);
        List<Unpublished> all = value(sending.unpublished(10));
        assertThat(all).extracting(Unpublished::status).containsExactly(first, sent, answered);
        done(sending.published(all.stream().map(Unpublished::sequence).toList()));
        assertThat(states(accepting, 10)).isEmpty();
    }

    @Test
    void m5_m6_whatAProcessThatIsGoneHasLeft_isFoundByAnother() {
        CommandStatus accepted = accepted("a");
        first.close();
        await().atMost(PATIENCE).until(() -> states(sending, 10).equals(List.of(accepted)));
        await().atMost(PATIENCE)
                .until(() -> value(sending.due(NOW.plusSeconds(61), 10)).equals(List.of(accepted)));
    }

    @Test
    void m6_whatAProcessHasWritten_isDueInItsOrder_alsoAfterSomethingElseWas() {
        value(sending.due(NOW, 10));
        CommandStatus sent = sent(accepted("a"));
        CommandStatus waits = accepted("b");
        assertThat(value(sending.due(NOW.plusSeconds(29), 10))).isEmpty();
        assertThat(value(sending.due(NOW.plusSeconds(31), 10))).containsExactly(sent);
        value(sending.advance(sent, sent.to(CommandState.TIMED_OUT, NOW, "n")));
        assertThat(value(sending.due(NOW.plusSeconds(59), 10))).isEmpty();
        assertThat(value(sending.due(NOW.plusSeconds(61), 10))).containsExactly(waits);
    }
}
