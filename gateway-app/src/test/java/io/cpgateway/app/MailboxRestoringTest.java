// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.command.MailboxRecovery;
import io.cpgateway.server.memory.LoneNeighbourhood;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxRestoringTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MemoryTables tables = new MemoryTables(100);
    private final TableCommandMailbox mailbox = new TableCommandMailbox(tables, () -> NOW);
    private final MailboxGate gate = new MailboxGate(mailbox);
    private final Queue<Supplier<List<CommandStatus>>> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Boolean> told = new ConcurrentLinkedQueue<>();
    private final MailboxRestoring restoring = new MailboxRestoring(
            gate,
            new MailboxRecovery(
                    mailbox,
                    new TableConnectionDirectory(tables, "node-1", "incarnation1"),
                    new LoneNeighbourhood("node-1", "incarnation1", () -> NOW),
                    List.of(Ocpp16.PROTOCOL),
                    "node-1",
                    () -> NOW),
            since -> answers.remove().get(),
            () -> NOW,
            () -> told.add(gate.isShut()));

    @AfterEach
    void close() {
        restoring.close();
    }

    @Test
    void k5_mailboxIsShutUntilItIsRestored_alsoIfThatTakesMoreThanOneTry() {
        answers.add(() -> {
            assertThat(gate.find("c1").toCompletableFuture())
                    .as("shut")
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(GatewayException.Transient.class);
            throw new GatewayException.Transient("the brokers are away");
        });
        answers.add(() -> List.of(queued()));
        restoring.begin();
        restoring.await(PATIENCE);
        assertThat(gate.isShut()).isFalse();
        assertThat(told).as("said once, when it served again").containsExactly(false);
        assertThat(gate.find("c1").toCompletableFuture().join())
                .map(CommandStatus::state)
                .contains(CommandState.QUEUED);
    }

    @Test
    void k5_aLossWhileItIsRestored_isRestoredToo_beforeItServes() {
        answers.add(() -> {
            restoring.begin();
            return List.of();
        });
        answers.add(() -> List.of(queued()));
        restoring.begin();
        restoring.await(PATIENCE);
        assertThat(answers).isEmpty();
        assertThat(told).containsExactly(false);
        assertThat(gate.find("c1").toCompletableFuture().join()).isPresent();
    }

    @Test
    void k5_mailboxThatCannotBeRestored_isNotShutForEver() {
        answers.add(() -> {
            throw new GatewayException.Permanent("too many");
        });
        restoring.begin();
        restoring.await(PATIENCE);
        assertThat(gate.isShut()).isFalse();
    }

    private static CommandStatus queued() {
        Command command = new Command(
                "c1",
                new ChargePointId("CP-1"),
                "Reset",
                RawJson.of("{\"type\":\"Soft\"}"),
                Priority.NORMAL,
                NOW,
                NOW.plusSeconds(60),
                "test");
        return CommandStatus.of(command, CommandState.ACCEPTED, NOW, "node-2").to(CommandState.QUEUED, NOW, "node-2");
    }
}
