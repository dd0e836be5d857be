// SPDX-License-Identifier: MIT
package io.cpgateway.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.memory.LoneNeighbourhood;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandMailbox.Enqueued;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.CommandStatus.CommandError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class MailboxRecoveryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryTables tables = new MemoryTables(1000);
    private final TableCommandMailbox mailbox = new TableCommandMailbox(tables, () -> NOW);
    private final MailboxRecovery recovery = new MailboxRecovery(
            mailbox,
            new TableConnectionDirectory(tables, "node-1", "incarnation1"),
            new LoneNeighbourhood("node-1", "incarnation1", () -> NOW),
            List.of(Ocpp16.PROTOCOL),
            "node-1",
            () -> NOW);

    @Test
    void k5_whatTheMailboxDoesNotKnowIsPutBack() {
        CommandStatus queued = command("c1", "Reset").to(CommandState.QUEUED, NOW, "node-2");
        assertThat(done(recovery.restore(List.of(queued)))).isEqualTo(1);
        assertThat(found("c1")).map(CommandStatus::state).contains(CommandState.QUEUED);
    }

    @Test
    void k5_commandThatWasSentIsNotSentAgain() {
        restored(sent("c1", "Reset"));
        assertThat(found("c1")).map(CommandStatus::state).contains(CommandState.UNKNOWN_OUTCOME);
    }

    @Test
    void k5_readOnlyCommandThatWasSentIsSentAgain() {
        restored(sent("c1", "GetConfiguration"));
        assertThat(found("c1")).map(CommandStatus::state).contains(CommandState.QUEUED);
    }

    @Test
    void k5_olderStateInTheMailboxIsReplaced() {
        CommandStatus accepted = command("c1", "Reset");
        assertThat(done(mailbox.enqueue(accepted, 10))).isInstanceOf(Enqueued.Stored.class);
        CommandStatus answered = sent("c1", "Reset")
                .to(CommandState.ANSWERED, NOW, "node-2")
                .with(RawJson.of("{\"status\":\"Accepted\"}"));
        restored(answered);
        assertThat(found("c1")).map(CommandStatus::state).contains(CommandState.ANSWERED);
    }

    @Test
    void k5_whatTheMailboxKnowsBetterStays() {
        CommandStatus accepted = command("c1", "Reset");
        done(mailbox.enqueue(accepted, 10));
        CommandStatus expired = accepted.to(CommandState.EXPIRED, NOW, "node-1");
        done(mailbox.advance(accepted, expired));
        assertThat(done(recovery.restore(List.of(sent("c1", "Reset"))))).isZero();
        assertThat(found("c1")).map(CommandStatus::state).contains(CommandState.EXPIRED);
    }

    @Test
    void k5_commandObjectIsReadBackAsItWasWritten() {
        CommandStatus refused = new CommandStatus(
                        new Command(
                                "c1",
                                new ChargePointId("CP-1"),
                                "DataTransfer",
                                RawJson.of("{ \"vendorId\" : \"v\",\n \"data\":\"{\\\"é\\\":1e2}\" }"),
                                Priority.HIGH,
                                NOW,
                                NOW.plusSeconds(60),
                                "restored from ocpp.command-status"),
                        CommandState.ACCEPTED,
                        List.of(new CommandStatus.Step(CommandState.ACCEPTED, NOW, "node-2")),
                        null,
                        null,
                        null,
                        null)
                .to(CommandState.REFUSED, NOW, "node-2")
                .with(new CommandError("NotSupported", "no", RawJson.of("{\"a\":1}")))
                .because("why");
        byte[] written = CommandObject.of(refused).toString().getBytes(StandardCharsets.UTF_8);
        assertThat(CommandObjectReader.read(written)).contains(refused);
    }

    @Test
    void k5_whatIsNoCommandObjectIsNothing() {
        for (String other : List.of("", "[]", "{}", "{\"commandId\":1}", "nonsense")) {
            assertThat(CommandObjectReader.read(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isEmpty();
        }
    }

    private void restored(CommandStatus published) {
        assertThat(done(recovery.restore(List.of(published)))).isEqualTo(1);
    }

    private Optional<CommandStatus> found(String id) {
        return done(mailbox.find(id));
    }

    private static CommandStatus sent(String id, String action) {
        return command(id, action).to(CommandState.SENT, NOW, "node-2");
    }

    private static CommandStatus command(String id, String action) {
        Command command = new Command(
                id,
                new ChargePointId("CP-1"),
                action,
                RawJson.EMPTY_OBJECT,
                Priority.NORMAL,
                NOW,
                NOW.plusSeconds(60),
                "test");
        return CommandStatus.of(command, CommandState.ACCEPTED, NOW, "node-2");
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
