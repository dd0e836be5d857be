// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailbox.Enqueued;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;

/** A mailbox under test, and what is done with it again and again. */
abstract class MailboxFixture {
    static final Instant NOW = Commands.NOW;
    static final ChargePointId CP = new ChargePointId("CP-1");
    static final ChargePointId NEIGHBOUR = new ChargePointId("CP-1.");
    static final int LIMIT = 5;

    final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    @SuppressWarnings("NullAway.Init") // before each test
    CommandMailbox mailbox;

    /**
     * The mailbox of a process that has just started, over storage that is empty the first time in a test. Called again,
     * the process before is gone, and its storage is still there.
     */
    protected abstract CommandMailbox started(InstantSource clock);

    /** Closes it, and what nobody closes but who made it. */
    protected void close(CommandMailbox subject) {
        subject.close();
    }

    @BeforeEach
    public final void start() {
        mailbox = started(now::get);
    }

    final Enqueued enqueue(CommandStatus first) {
        return value(mailbox.enqueue(first, LIMIT));
    }

    final CommandStatus enqueued(String commandId, ChargePointId id, Priority priority) {
        CommandStatus first = Commands.waiting(commandId, id, priority);
        assertThat(enqueue(first)).isInstanceOf(Enqueued.Stored.class);
        return first;
    }

    final CommandStatus head(ChargePointId id) {
        return value(mailbox.next(id)).orElseThrow();
    }

    final CommandStatus sent(CommandStatus from, String messageId) {
        CommandStatus to =
                from.to(CommandState.SENT, NOW, "n").with(new CommandStatus.Attempt(messageId, 7, NOW.plusSeconds(30)));
        assertThat(value(mailbox.advance(from, to))).isTrue();
        return to;
    }
}
