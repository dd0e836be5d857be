// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusOutboxTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final TableCommandMailbox mailbox = new TableCommandMailbox(new MemoryTables(1000), () -> NOW);
    private final LossySink sink = new LossySink();
    private final StatusOutbox outbox =
            new StatusOutbox(mailbox, sink, new Feed<>(), "/nodes/n", () -> "e", () -> NOW, Runnable::run);

    /** Loses some events, and has the others of the same batch durable all the same. */
    private static final class LossySink implements EventSink {
        private final List<String> durable = new ArrayList<>();
        private final Set<String> losing = new HashSet<>();

        @Override
        public CompletionStage<Void> publish(List<GatewayEvent> batch) {
            List<String> ids = batch.stream().map(GatewayEvent::id).toList();
            ids.stream().filter(id -> !losing.contains(id)).forEach(durable::add);
            return ids.stream().anyMatch(losing::contains)
                    ? CompletableFuture.failedFuture(new GatewayException.Transient("the broker is away"))
                    : CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public String describe() {
            return "lossy";
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void twoCommands_oneOfWhichHasExpired() {
        CommandStatus first = accepted("c1");
        CommandStatus queued = first.to(CommandState.QUEUED, NOW, "n");
        done(mailbox.enqueue(first, 10));
        done(mailbox.enqueue(accepted("c2"), 10));
        done(mailbox.advance(first, queued));
        done(mailbox.advance(queued, queued.to(CommandState.EXPIRED, NOW, "n")));
    }

    private static CommandStatus accepted(String id) {
        Command command = new Command(
                id,
                new ChargePointId("CP-1"),
                "Reset",
                RawJson.of("{\"type\":\"Soft\"}"),
                Priority.NORMAL,
                NOW,
                NOW.plusSeconds(60),
                "test");
        return CommandStatus.of(command, CommandState.ACCEPTED, NOW, "n");
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void k2_aState_isNotThereBeforeTheOneThatItFollows() {
        sink.losing.add("c1/ACCEPTED/1");
        assertThat(outbox.flush().toCompletableFuture()).isCompletedExceptionally();
        assertThat(sink.durable).containsExactly("c2/ACCEPTED/1");
        sink.losing.clear();
        done(outbox.flush());
        assertThat(sink.durable.stream().distinct())
                .containsExactly("c2/ACCEPTED/1", "c1/ACCEPTED/1", "c1/QUEUED/2", "c1/EXPIRED/3");
    }

    @Test
    void k2_whatIsDurable_isNotPublishedAgain() {
        sink.losing.add("c1/QUEUED/2");
        assertThat(outbox.flush().toCompletableFuture()).isCompletedExceptionally();
        sink.losing.clear();
        done(outbox.flush());
        done(outbox.flush());
        assertThat(sink.durable).containsExactly("c1/ACCEPTED/1", "c2/ACCEPTED/1", "c1/QUEUED/2", "c1/EXPIRED/3");
    }
}
