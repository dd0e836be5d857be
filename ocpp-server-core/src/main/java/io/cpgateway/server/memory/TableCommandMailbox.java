// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The mailbox of a node that is alone. Thread-safe. */
public final class TableCommandMailbox implements CommandMailbox {
    private static final int FORGOTTEN_PER_CHANGE = 4;

    private final Tables tables;
    private final CommandIndex commands;
    private final Table<OutboxRow> outbox;
    private final Table<CounterRow> counters;
    private final InstantSource clock;

    /** A state to be published. */
    record OutboxRow(long sequence, CommandStatus status) {}

    /** A mailbox over these tables; the clock says when the end of a command is long enough ago to forget it. */
    public TableCommandMailbox(Tables tables, InstantSource clock) {
        this.tables = tables;
        this.commands = new CommandIndex(tables);
        this.outbox = tables.open("commands-outbox", OutboxRow.class);
        this.counters = tables.open(CounterRow.TABLE, CounterRow.class);
        this.clock = clock;
    }

    @Override
    public CompletionStage<Enqueued> enqueue(CommandStatus first, int limit) {
        return tables.write(() -> enqueued(first, limit));
    }

    private Enqueued enqueued(CommandStatus first, int limit) {
        Instant now = clock.instant();
        commands.forget(now, FORGOTTEN_PER_CHANGE);
        CommandRow known = remembered(first.command().commandId(), now);
        if (known != null) {
            return known.status().command().sameContent(first.command())
                    ? new Enqueued.Known(known.status())
                    : new Enqueued.Conflict(known.status());
        }
        boolean waits = first.state().isWaiting();
        int waiting = commands.depth(first.command().chargePointId().value());
        if (waits && waiting >= limit) {
            return new Enqueued.Full(waiting);
        }
        store(new CommandRow(first, CounterRow.next(counters, "command-arrival")));
        return new Enqueued.Stored(waits ? waiting + 1 : waiting);
    }

    /** The command, after one whose end is too long ago was removed. */
    private @Nullable CommandRow remembered(String commandId, Instant now) {
        CommandRow row = commands.get(commandId);
        if (row != null && row.isForgotten(now)) {
            commands.remove(row);
            return null;
        }
        return row;
    }

    private void store(CommandRow row) {
        commands.add(row);
        long sequence = CounterRow.next(counters, "command-outbox");
        outbox.put(RowKeys.number(sequence), new OutboxRow(sequence, row.status()));
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> next(ChargePointId id) {
        return tables.read(() -> commands.head(id.value()));
    }

    /** {@inheritDoc} Nothing follows a final state. */
    @Override
    public CompletionStage<Boolean> advance(CommandStatus from, CommandStatus to) {
        if (!from.command().commandId().equals(to.command().commandId())) {
            throw new IllegalArgumentException("a command cannot become another one");
        }
        return tables.write(() -> {
            CommandRow row = commands.get(from.command().commandId());
            if (row == null || !row.standsAt(from)) {
                return false;
            }
            commands.remove(row);
            store(new CommandRow(to, row.arrival()));
            return true;
        });
    }

    @Override
    public CompletionStage<Optional<CommandStatus>> find(String commandId) {
        Instant now = clock.instant();
        return tables.read(() -> Optional.ofNullable(commands.get(commandId))
                .filter(row -> !row.isForgotten(now))
                .map(CommandRow::status));
    }

    @Override
    public CompletionStage<Integer> depth(ChargePointId id) {
        return tables.read(() -> commands.depth(id.value()));
    }

    @Override
    public CompletionStage<List<CommandStatus>> due(Instant now, int limit) {
        return tables.read(() -> commands.due(now, limit));
    }

    @Override
    public CompletionStage<List<Unpublished>> unpublished(int limit) {
        return tables.read(() -> outbox.from("")
                .limit(limit)
                .map(e -> new Unpublished(e.getValue().sequence(), e.getValue().status()))
                .toList());
    }

    @Override
    public CompletionStage<Void> published(List<Long> sequences) {
        List<Long> confirmed = List.copyOf(sequences);
        return tables.change(() -> {
            confirmed.forEach(sequence -> outbox.remove(RowKeys.number(sequence)));
        });
    }

    /**
     * Forgets commands that ended more than 24 hours ago, at most so many. Enqueuing forgets a few by itself.
     *
     * @return how many were forgotten
     */
    public CompletionStage<Integer> prune(Instant now, int limit) {
        return tables.write(() -> commands.forget(now, limit));
    }

    /** Does nothing: the tables belong to whoever made them. */
    @Override
    public void close() {}
}
