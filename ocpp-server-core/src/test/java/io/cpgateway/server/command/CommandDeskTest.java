// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.event.Feed;
import io.cpgateway.server.memory.MemoryEventSink;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CommandDeskTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CommandStatus accepted = CommandStatus.of(
            new Command(
                    "c1",
                    new ChargePointId("CP-1"),
                    "Reset",
                    RawJson.of("{\"type\":\"Soft\"}"),
                    Priority.NORMAL,
                    NOW,
                    NOW.plusSeconds(60),
                    "test"),
            CommandState.ACCEPTED,
            NOW,
            "n");
    private final TableCommandMailbox commands = new TableCommandMailbox(new MemoryTables(10), () -> NOW);
    private final StatusOutbox outbox = new StatusOutbox(
            commands, new MemoryEventSink(10), new Feed<>(), "/nodes/n", () -> "e", () -> NOW, Runnable::run);
    private final AtomicInteger looks = new AtomicInteger();

    /** Whoever looks a second time sees what is true then, and is told only after the command has ended. */
    private final InvocationHandler endingDuringTheLook = (proxy, method, arguments) -> {
        Object seen = method.invoke(commands, arguments);
        if (method.getName().equals("find") && looks.incrementAndGet() == 2) {
            commands.advance(accepted, accepted.to(CommandState.EXPIRED, NOW, "n"));
            outbox.flush();
        }
        return seen;
    };

    private final CommandDesk desk = new CommandDesk(
            (CommandMailbox) Proxy.newProxyInstance(
                    CommandMailbox.class.getClassLoader(), new Class<?>[] {CommandMailbox.class}, endingDuringTheLook),
            outbox,
            new Elsewhere(),
            version -> OcppCodec.of(Ocpp16.PROTOCOL),
            CommandSettings.DEFAULTS,
            "n",
            () -> "id",
            () -> NOW);

    private static final class Elsewhere implements CommandDesk.Recipients {
        @Override
        public CompletionStage<Optional<CommandDesk.Recipient>> find(ChargePointId id) {
            return CompletableFuture.completedFuture(Optional.of(new CommandDesk.Recipient(OcppVersion.V1_6, true)));
        }

        @Override
        public void wake(ChargePointId id) {}

        @Override
        public boolean isHere(ChargePointId id) {
            return false;
        }
    }

    @Test
    void aCommandThatEndsWhileItIsLookedAt_isReportedAsEnded() throws Exception {
        commands.enqueue(accepted, 10);
        Optional<CommandStatus> end =
                desk.await("c1", PATIENCE).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(looks).hasValueGreaterThanOrEqualTo(2);
        assertThat(end).map(CommandStatus::state).contains(CommandState.EXPIRED);
    }
}
