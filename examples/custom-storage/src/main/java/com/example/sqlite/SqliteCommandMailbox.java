// SPDX-License-Identifier: MIT
package com.example.sqlite;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Command.Priority;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The commands and the outbox of their states, in one SQLite file. Thread-safe. */
final class SqliteCommandMailbox implements CommandMailbox {
    private static final String[] SCHEMA = {
        // turn: what is done first for a charge point; decisive: when a command is due or, after its end, forgotten
        "CREATE TABLE IF NOT EXISTS command (arrival INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
                + " charge_point TEXT NOT NULL, turn INTEGER NOT NULL, decisive INTEGER NOT NULL, document TEXT NOT NULL)",
        "CREATE INDEX IF NOT EXISTS command_by_turn ON command (charge_point, turn, arrival)",
        "CREATE INDEX IF NOT EXISTS command_by_time ON command (decisive)",
        "CREATE TABLE IF NOT EXISTS outbox (sequence INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL)",
    };
    private static final int SENT = 0;
    private static final int HIGH = 1;
    private static final int NORMAL = 2;
    private static final int ENDED = 3;
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final long NANOS = 1_000_000_000L;

    private final Database database;
    private final InstantSource clock;

    /** A mailbox in a database of its own, closed with it. */
    SqliteCommandMailbox(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    static String[] schema() {
        return SCHEMA.clone();
    }

    // tag::enqueue[]
    @Override
    public CompletionStage<Enqueued> enqueue(CommandStatus first, int limit) {
        return database.transaction(connection -> {
            forget(connection);
            Optional<CommandStatus> known = status(connection, first.command().commandId());
            if (known.isPresent()) {
                return known.get().command().sameContent(first.command())
                        ? new Enqueued.Known(known.get())
                        : new Enqueued.Conflict(known.get());
            }
            int waiting = waiting(connection, first.command().chargePointId());
            boolean waits = first.state().isWaiting();
            if (waits && waiting >= limit) {
                return new Enqueued.Full(waiting);
            }
            Sql.update(
                    connection,
                    "INSERT INTO command (id, charge_point, turn, decisive, document) VALUES (?, ?, ?, ?, ?)",
                    first.command().commandId(),
                    first.command().chargePointId().value(),
                    turn(first),
                    nanos(decisive(first)),
                    Document.of(first));
            publish(connection, first);
            return new Enqueued.Stored(waits ? waiting + 1 : waiting);
        });
    }
    // end::enqueue[]

    @Override
    public CompletionStage<Optional<CommandStatus>> next(ChargePointId id) {
        return database.transaction(connection -> Sql.first(
                connection,
                row -> Document.read(row.getString(1), CommandStatus.class),
                "SELECT document FROM command WHERE charge_point = ? AND turn < ? ORDER BY turn, arrival LIMIT 1",
                id.value(),
                ENDED));
    }

    // tag::advance[]
    @Override
    public CompletionStage<Boolean> advance(CommandStatus from, CommandStatus to) {
        return database.transaction(connection -> {
            Optional<CommandStatus> now = status(connection, from.command().commandId());
            if (now.filter(status -> standsAt(status, from)).isEmpty()) {
                return false;
            }
            Sql.update(
                    connection,
                    "UPDATE command SET turn = ?, decisive = ?, document = ? WHERE id = ?",
                    turn(to),
                    nanos(decisive(to)),
                    Document.of(to),
                    to.command().commandId());
            publish(connection, to);
            return true;
        });
    }

    /** M4: nothing follows a final state, and an answer to an earlier attempt is not one to this. */
    private static boolean standsAt(CommandStatus now, CommandStatus from) {
        return !now.state().isFinal()
                && now.state() == from.state()
                && Objects.equals(now.attempt(), from.attempt());
    }
    // end::advance[]

    @Override
    public CompletionStage<Optional<CommandStatus>> find(String commandId) {
        return database.transaction(connection -> status(connection, commandId));
    }

    @Override
    public CompletionStage<Integer> depth(ChargePointId id) {
        return database.transaction(connection -> waiting(connection, id));
    }

    @Override
    public CompletionStage<List<CommandStatus>> due(Instant now, int limit) {
        return database.transaction(connection -> Sql.list(
                connection,
                row -> Document.read(row.getString(1), CommandStatus.class),
                "SELECT document FROM command WHERE decisive <= ? AND turn < ? ORDER BY decisive LIMIT ?",
                nanos(now),
                ENDED,
                limit));
    }

    @Override
    public CompletionStage<List<Unpublished>> unpublished(int limit) {
        return database.transaction(connection -> Sql.list(
                connection,
                row -> new Unpublished(row.getLong(1), Document.read(row.getString(2), CommandStatus.class)),
                "SELECT sequence, document FROM outbox ORDER BY sequence LIMIT ?",
                limit));
    }

    @Override
    public CompletionStage<Void> published(List<Long> sequences) {
        List<Long> confirmed = List.copyOf(sequences);
        return database.<Void>transaction(connection -> {
            for (long sequence : confirmed) {
                Sql.update(connection, "DELETE FROM outbox WHERE sequence = ?", sequence);
            }
            return null;
        });
    }

    @Override
    public void close() {
        database.close();
    }

    /** M5: in the transaction that stores the state, so that no state is stored and never published. */
    private static void publish(Connection connection, CommandStatus status) throws SQLException {
        Sql.update(connection, "INSERT INTO outbox (document) VALUES (?)", Document.of(status));
    }

    /** M1: what ended too long ago. */
    private void forget(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM command WHERE turn = ? AND decisive <= ?",
                ENDED,
                nanos(clock.instant()));
    }

    private Optional<CommandStatus> status(Connection connection, String commandId) throws SQLException {
        return Sql.first(
                connection,
                row -> Document.read(row.getString(1), CommandStatus.class),
                "SELECT document FROM command WHERE id = ? AND NOT (turn = ? AND decisive <= ?)",
                commandId,
                ENDED,
                nanos(clock.instant()));
    }

    private static int waiting(Connection connection, ChargePointId id) throws SQLException {
        return Sql.first(
                        connection,
                        row -> row.getInt(1),
                        "SELECT count(*) FROM command WHERE charge_point = ? AND turn IN (?, ?)",
                        id.value(),
                        HIGH,
                        NORMAL)
                .orElseThrow();
    }

    /** M3: a sent command first, then high before normal. */
    private static int turn(CommandStatus status) {
        if (status.state().isFinal()) {
            return ENDED;
        }
        if (status.state() == CommandState.SENT) {
            return SENT;
        }
        return status.command().priority() == Priority.HIGH ? HIGH : NORMAL;
    }

    private static Instant decisive(CommandStatus status) {
        if (status.state().isFinal()) {
            return status.updatedAt().plus(REMEMBERED);
        }
        return status.state() == CommandState.SENT && status.attempt() != null
                ? status.attempt().deadline()
                : status.command().notAfter();
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    }
}
