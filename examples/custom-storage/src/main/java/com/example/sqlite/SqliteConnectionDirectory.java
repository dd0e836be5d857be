// SPDX-License-Identifier: MIT
package com.example.sqlite;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Ownership;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.PresenceQuery;
import io.cpgateway.server.spi.Registration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Who holds which connection, in one SQLite file. The file belongs to one process, so whatever another incarnation has
 * left open there belongs to a process that is gone. Thread-safe.
 */
final class SqliteConnectionDirectory implements ConnectionDirectory {
    private static final String[] SCHEMA = {
        // The epoch, id and state by which rows are found; the whole Presence or Ownership beside them
        "CREATE TABLE IF NOT EXISTS presence (id TEXT PRIMARY KEY, epoch INTEGER NOT NULL, online INTEGER NOT NULL,"
                + " incarnation TEXT NOT NULL, version TEXT NOT NULL, document TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS open_connection (epoch INTEGER PRIMARY KEY, id TEXT NOT NULL,"
                + " incarnation TEXT NOT NULL, document TEXT NOT NULL)",
        "CREATE INDEX IF NOT EXISTS open_by_id ON open_connection (id)",
        "CREATE TABLE IF NOT EXISTS highest (epoch INTEGER NOT NULL)",
        "INSERT INTO highest SELECT 0 WHERE NOT EXISTS (SELECT * FROM highest)",
    };
    private static final int MOST_OPEN = 16;
    private static final int INCARNATION_BITS = 10;

    private final Database database;
    private final String node;
    private final String incarnation;

    /** A directory in a database of its own, closed with it. */
    SqliteConnectionDirectory(Database database, String node, String incarnation) {
        this.database = database;
        this.node = node;
        this.incarnation = incarnation;
    }

    static String[] schema() {
        return SCHEMA.clone();
    }

    // tag::claim[]
    @Override
    public CompletionStage<Claim> claim(ChargePointId id, OcppVersion version, Instant now) {
        return database.transaction(connection -> {
            int open = count(connection, id);
            if (open >= MOST_OPEN) {
                throw new GatewayException.Transient(
                        id + " has " + open + " connections whose end is not recorded yet; it may connect again then");
            }
            Optional<Presence> before = presence(connection, id);
            Ownership owner = new Ownership(id, nextEpoch(connection, now), node, incarnation, now);
            Registration registration = before.map(Presence::registration).orElse(null);
            List<Closing> closes = before.map(Presence::closes).orElse(List.of());
            store(connection, new Presence(owner, true, version, now, registration, closes));
            Sql.update(
                    connection,
                    "INSERT INTO open_connection VALUES (?, ?, ?, ?)",
                    owner.epoch(),
                    id.value(),
                    incarnation,
                    Document.of(owner));
            Ownership previous =
                    before.filter(Presence::online).map(Presence::owner).orElse(null);
            return new Claim(owner.epoch(), previous, registration, true, true);
        });
    }

    /** C1: above every epoch that was ever given out, also when the clock went back. */
    private long nextEpoch(Connection connection, Instant now) throws SQLException {
        int bits = incarnation.hashCode() & ((1 << INCARNATION_BITS) - 1);
        long byClock = (Math.max(0, now.toEpochMilli()) << INCARNATION_BITS) | bits;
        return Sql.first(
                        connection,
                        row -> row.getLong(1),
                        "UPDATE highest SET epoch = max(epoch + 1, ?) RETURNING epoch",
                        byClock)
                .orElseThrow();
    }
    // end::claim[]

    @Override
    public CompletionStage<Boolean> register(ChargePointId id, long epoch, Registration registration) {
        return database.transaction(connection -> {
            Optional<Presence> newest =
                    presence(connection, id).filter(known -> known.owner().epoch() == epoch);
            if (newest.isEmpty()) {
                return false;
            }
            Presence known = newest.get();
            Instant seen = later(known.lastSeenAt(), registration.at());
            store(
                    connection,
                    new Presence(known.owner(), known.online(), known.version(), seen, registration, known.closes()));
            return true;
        });
    }

    @Override
    public CompletionStage<Boolean> release(ChargePointId id, long epoch, Closing closing) {
        return database.transaction(connection -> {
            int ended = Sql.update(
                    connection, "DELETE FROM open_connection WHERE epoch = ? AND id = ?", epoch, id.value());
            Optional<Presence> known = presence(connection, id);
            if (ended == 0 || known.isEmpty()) {
                return false;
            }
            store(connection, released(known.get(), epoch, closing));
            return true;
        });
    }

    private static Presence released(Presence known, long epoch, Closing closing) {
        List<Closing> closes = Stream.concat(Stream.of(closing), known.closes().stream())
                .sorted(Comparator.comparing(Closing::at).reversed())
                .limit(Presence.CLOSES_KEPT)
                .toList();
        return new Presence(
                known.owner(),
                known.online() && known.owner().epoch() != epoch,
                known.version(),
                later(known.lastSeenAt(), closing.at()),
                known.registration(),
                closes);
    }

    @Override
    public CompletionStage<Optional<Presence>> find(ChargePointId id) {
        return database.transaction(connection -> presence(connection, id));
    }

    @Override
    public CompletionStage<PresencePage> list(PresenceQuery query) {
        StringBuilder sql = new StringBuilder("SELECT document FROM presence WHERE id >= ? AND substr(id, 1, ?) = ?");
        List<Object> parameters =
                new ArrayList<>(List.of(query.prefix(), query.prefix().length(), query.prefix()));
        if (query.after() != null) {
            sql.append(" AND id > ?");
            parameters.add(query.after());
        }
        if (query.online() != null) {
            sql.append(" AND (online = 1 AND incarnation = ?) = ?");
            parameters.add(incarnation);
            parameters.add(query.online() ? 1 : 0);
        }
        if (query.version() != null) {
            sql.append(" AND version = ?");
            parameters.add(query.version().name());
        }
        sql.append(" ORDER BY id LIMIT ?");
        parameters.add(query.limit() + 1);
        return database.transaction(connection -> {
            List<Presence> found = Sql.list(connection, this::presence, sql.toString(), parameters.toArray());
            if (found.size() <= query.limit()) {
                return new PresencePage(found, null);
            }
            List<Presence> page = found.subList(0, query.limit());
            return new PresencePage(
                    page, page.get(page.size() - 1).owner().chargePointId().value());
        });
    }

    @Override
    public CompletionStage<List<Ownership>> abandoned(int limit) {
        return database.transaction(connection -> Sql.list(
                connection,
                row -> Document.read(row.getString(1), Ownership.class),
                "SELECT document FROM open_connection WHERE incarnation <> ? ORDER BY epoch LIMIT ?",
                incarnation,
                limit));
    }

    @Override
    public void close() {
        database.close();
    }

    private Optional<Presence> presence(Connection connection, ChargePointId id) throws SQLException {
        return Sql.first(connection, this::presence, "SELECT document FROM presence WHERE id = ?", id.value());
    }

    /** A row as this process sees it: what another process held is not online. */
    private Presence presence(ResultSet row) throws SQLException {
        Presence known = Document.read(row.getString(1), Presence.class);
        boolean online = known.online() && known.owner().incarnation().equals(incarnation);
        return new Presence(
                known.owner(), online, known.version(), known.lastSeenAt(), known.registration(), known.closes());
    }

    private static void store(Connection connection, Presence presence) throws SQLException {
        Sql.update(
                connection,
                "INSERT OR REPLACE INTO presence VALUES (?, ?, ?, ?, ?, ?)",
                presence.owner().chargePointId().value(),
                presence.owner().epoch(),
                presence.online() ? 1 : 0,
                presence.owner().incarnation(),
                presence.version().name(),
                Document.of(presence));
    }

    private static int count(Connection connection, ChargePointId id) throws SQLException {
        return Sql.first(
                        connection,
                        row -> row.getInt(1),
                        "SELECT count(*) FROM open_connection WHERE id = ?",
                        id.value())
                .orElseThrow();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
