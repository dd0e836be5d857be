// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxLineTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Predicate<OutboxLine> MINE = line -> line.writer().equals("me");

    private static final List<OutboxLine> SHARD = List.of(
            line(3, 1, "other", "a", CommandState.ACCEPTED),
            line(3, 2, "other", "b", CommandState.ACCEPTED),
            line(3, 3, "me", "a", CommandState.SENT),
            line(3, 4, "other", "c", CommandState.ACCEPTED),
            line(3, 5, "me", "c", CommandState.EXPIRED),
            line(3, 6, "other", "a", CommandState.ANSWERED));

    private static OutboxLine line(int shard, long number, String writer, String commandId, CommandState state) {
        Command command = new Command(
                commandId,
                new ChargePointId("CP"),
                "Reset",
                RawJson.EMPTY_OBJECT,
                Command.Priority.NORMAL,
                NOW,
                NOW.plusSeconds(60),
                "test");
        return new OutboxLine(shard, number, writer, CommandStatus.of(command, state, NOW, "n"));
    }

    private static List<String> texts(Stream<CommandStatus> states) {
        return states.map(s -> s.command().commandId() + " " + s.state()).toList();
    }

    @Test
    void m5_whatMatches_comesAfterAllEarlierStatesOfItsCommand_whoeverWroteThem() {
        assertThat(texts(OutboxLine.handedOut(SHARD, MINE).stream().map(OutboxLine::status)))
                .containsExactly("a ACCEPTED", "a SENT", "c ACCEPTED", "c EXPIRED");
    }

    @Test
    void m5_withoutAMatch_nothingIsHandedOut() {
        assertThat(OutboxLine.handedOut(SHARD, line -> false)).isEmpty();
    }

    @Test
    void m5_noLimitCutsAnEarlierStateOff_andLeavesALaterOne() {
        List<OutboxLine> chosen = Stream.concat(
                        OutboxLine.handedOut(SHARD, MINE).stream(),
                        Stream.of(line(1, 4, "me", "d", CommandState.ACCEPTED)))
                .toList();
        List<String> all = texts(OutboxLine.first(10, chosen).stream().map(Unpublished::status));
        assertThat(all).containsExactly("a ACCEPTED", "a SENT", "d ACCEPTED", "c ACCEPTED", "c EXPIRED");
        assertThat(IntStream.rangeClosed(0, all.size()))
                .allSatisfy(limit -> assertThat(
                                texts(OutboxLine.first(limit, chosen).stream().map(Unpublished::status)))
                        .isEqualTo(all.subList(0, limit)));
    }

    @Test
    void sequence_saysShardAndNumber() {
        assertThat(line(3, 7, "me", "a", CommandState.SENT).sequence()).isEqualTo(7L * ShardKeys.SHARDS + 3);
    }
}
