// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.TransactionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The transactions of a node that is alone. Thread-safe. */
public final class TableTransactionStore implements TransactionStore {
    private static final long MAX_ID = Integer.MAX_VALUE;
    private static final int MAX_COLLISIONS = 10_000;
    private static final int FORGOTTEN_PER_CHANGE = 4;

    private final Tables tables;
    private final Table<TransactionRow> transactions;
    private final Table<Reference> running;
    private final Table<Reference> expiring;
    private final InstantSource clock;

    /** Which transaction stands at this place. */
    record Reference(String key) {}

    /** A store over these tables; the clock says when a transaction has been kept long enough. */
    public TableTransactionStore(Tables tables, InstantSource clock) {
        this.tables = tables;
        this.transactions = tables.open("transactions", TransactionRow.class);
        this.running = tables.open("transactions-running", Reference.class);
        this.expiring = tables.open("transactions-expiring", Reference.class);
        this.clock = clock;
    }

    @Override
    public CompletionStage<Transaction> start(Transaction proposed, Duration keep) {
        return tables.write(() -> started(proposed, keep, this::underFreeId));
    }

    @Override
    public CompletionStage<Transaction> adopt(Transaction given, Duration keep) {
        return tables.write(() -> started(given, keep, this::underItsId));
    }

    private Transaction started(
            Transaction proposed, Duration keep, BiFunction<Transaction, Instant, Transaction> placed) {
        Instant now = clock.instant();
        forget(now, FORGOTTEN_PER_CHANGE);
        Instant expiresAt = proposed.start().at().plus(keep);
        Reference same = running.get(new TransactionRow(proposed, expiresAt).runningKey());
        TransactionRow known = same == null ? null : current(same.key(), now);
        if (known != null) {
            return known.transaction();
        }
        Transaction added = placed.apply(proposed, now);
        add(new TransactionRow(added, expiresAt));
        return added;
    }

    private Transaction underItsId(Transaction given, Instant now) {
        TransactionRow former = current(TransactionRow.key(given.chargePointId().value(), given.transactionId()), now);
        if (former != null) {
            remove(former);
        }
        return given;
    }

    private Transaction underFreeId(Transaction proposed, Instant now) {
        String chargePoint = proposed.chargePointId().value();
        long id = proposed.transactionId();
        for (int tried = 0; tried < MAX_COLLISIONS; tried++) {
            id = id < 1 || id > MAX_ID ? 1 : id;
            if (current(TransactionRow.key(chargePoint, id), now) == null) {
                return numbered(proposed, id);
            }
            id++;
        }
        throw new GatewayException.Permanent(chargePoint + " has too many transactions with ids from "
                + proposed.transactionId() + " on; they are forgotten in time");
    }

    private static Transaction numbered(Transaction t, long id) {
        return id == t.transactionId()
                ? t
                : new Transaction(
                        t.chargePointId(), id, t.connectorId(), t.idTag(), t.meterStart(), t.start(), t.stop());
    }

    @Override
    public CompletionStage<Optional<Transaction>> stop(
            ChargePointId id, long transactionId, Transaction.Answered stop, Duration keep) {
        return tables.write(() -> {
            Instant now = clock.instant();
            forget(now, FORGOTTEN_PER_CHANGE);
            TransactionRow row = current(TransactionRow.key(id.value(), transactionId), now);
            if (row == null) {
                return Optional.empty();
            }
            if (row.transaction().stop() != null) {
                return Optional.of(row.transaction());
            }
            remove(row);
            TransactionRow stopped = new TransactionRow(
                    row.transaction().stoppedBy(stop), stop.at().plus(keep));
            add(stopped);
            return Optional.of(stopped.transaction());
        });
    }

    @Override
    public CompletionStage<Optional<Transaction>> find(ChargePointId id, long transactionId) {
        Instant now = clock.instant();
        return tables.read(() -> Optional.ofNullable(transactions.get(TransactionRow.key(id.value(), transactionId)))
                .filter(row -> !row.isExpired(now))
                .map(TransactionRow::transaction));
    }

    @Override
    public CompletionStage<Optional<Transaction>> findRunning(ChargePointId id, String businessKey) {
        Instant now = clock.instant();
        return tables.read(() -> Optional.ofNullable(running.get(TransactionRow.runningKey(id.value(), businessKey)))
                .map(reference -> transactions.get(reference.key()))
                .filter(row -> !row.isExpired(now))
                .map(TransactionRow::transaction));
    }

    @Override
    public CompletionStage<Void> confirm(ChargePointId id, long transactionId, String eventId) {
        return tables.change(() -> {
            TransactionRow row = transactions.get(TransactionRow.key(id.value(), transactionId));
            if (row != null) {
                transactions.put(row.key(), row.confirmed(eventId));
            }
        });
    }

    /**
     * Forgets transactions that were kept long enough, at most so many. Starts and stops forget a few by themselves.
     *
     * @return how many were forgotten
     */
    public CompletionStage<Integer> prune(Instant now, int limit) {
        return tables.write(() -> forget(now, limit));
    }

    private int forget(Instant now, int limit) {
        String end = RowKeys.after(RowKeys.prefix(RowKeys.time(now)));
        List<String> keys = expiring.from("")
                .takeWhile(e -> e.getKey().compareTo(end) < 0)
                .limit(limit)
                .map(e -> e.getValue().key())
                .toList();
        keys.forEach(key -> current(key, now));
        return keys.size();
    }

    /** The transaction of that key, after one that was kept long enough was removed. */
    private @Nullable TransactionRow current(String key, Instant now) {
        TransactionRow row = transactions.get(key);
        if (row != null && row.isExpired(now)) {
            remove(row);
            return null;
        }
        return row;
    }

    private void add(TransactionRow row) {
        Reference reference = new Reference(row.key());
        transactions.put(row.key(), row);
        expiring.put(row.expiryKey(), reference);
        if (row.transaction().stop() == null) {
            running.put(row.runningKey(), reference);
        }
    }

    private void remove(TransactionRow row) {
        transactions.remove(row.key());
        expiring.remove(row.expiryKey());
        if (row.transaction().stop() == null) {
            running.remove(row.runningKey());
        }
    }

    /** Does nothing: the tables belong to whoever made them. */
    @Override
    public void close() {}
}
