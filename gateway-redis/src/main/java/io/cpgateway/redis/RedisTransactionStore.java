// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.TransactionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The transactions of all processes that share one Redis. A pointer leads from the business key of a start to its
 * transaction; it may outlive that, so what it leads to is looked at. Thread-safe.
 */
final class RedisTransactionStore implements TransactionStore {
    private static final String LAYOUT = Integer.toString(StoredJson.LAYOUT);
    private static final long MAX_ID = Integer.MAX_VALUE;
    private static final int CANDIDATES = 8;
    private static final int MAX_COLLISIONS = 10_000;

    private final StoreAccess access;
    private final InstantSource clock;

    RedisTransactionStore(StoreAccess access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /**
     * A start that is to be stored.
     *
     * @param proposed the transaction
     * @param digest of its business key
     * @param exactly whether its id is given
     * @param keep for how long
     */
    private record Beginning(Transaction proposed, String digest, boolean exactly, Duration keep) {
        ChargePointId id() {
            return proposed.chargePointId();
        }

        /** The next few ids to be tried. */
        List<Long> candidates(int tried) {
            if (exactly) {
                return List.of(proposed.transactionId());
            }
            long first =
                    proposed.transactionId() < 1 || proposed.transactionId() > MAX_ID ? 1 : proposed.transactionId();
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < CANDIDATES; i++) {
                ids.add((first - 1 + tried + i) % MAX_ID + 1);
            }
            return ids;
        }
    }

    @Override
    public CompletionStage<Transaction> start(Transaction proposed, Duration keep) {
        return begin(new Beginning(proposed, digest(proposed), false, keep), "", 0);
    }

    @Override
    public CompletionStage<Transaction> adopt(Transaction given, Duration keep) {
        return begin(new Beginning(given, digest(given), true, keep), "", 0);
    }

    private static String digest(Transaction transaction) {
        return TransactionFields.digest(transaction.start().businessKey());
    }

    /**
     * @param ended a transaction with this business key that runs no more, or nothing
     * @param tried how many ids were taken
     */
    private CompletableFuture<Transaction> begin(Beginning beginning, String ended, int tried) {
        Transaction proposed = beginning.proposed();
        ShardKeys keys = ShardKeys.of(beginning.id());
        Instant now = clock.instant();
        Instant forgotten = proposed.start().at().plus(beginning.keep());
        List<String> touched = new ArrayList<>(List.of(keys.running(beginning.id(), beginning.digest())));
        List<String> arguments = new ArrayList<>(List.of(
                LAYOUT,
                beginning.exactly() ? "1" : "0",
                ended,
                beginning.digest(),
                StoredJson.write(proposed),
                proposed.start().eventId(),
                TransactionFields.durable(proposed.start()),
                SortableTime.of(forgotten),
                TransactionFields.keptMillis(forgotten, now),
                SortableTime.of(now)));
        for (long candidate : beginning.candidates(tried)) {
            touched.add(keys.transaction(beginning.id(), candidate));
            arguments.add(Long.toString(candidate));
        }
        return access.script(Script.BEGIN, touched, arguments.toArray(String[]::new))
                .thenCompose(reply -> begun(beginning, ended, tried, reply));
    }

    private CompletableFuture<Transaction> begun(Beginning beginning, String ended, int tried, Reply reply) {
        Transaction proposed = beginning.proposed();
        if (reply.is("begun")) {
            return CompletableFuture.completedFuture(numbered(proposed, reply.number(1)));
        }
        if (reply.is("running")) {
            long running = reply.number(1);
            return running(beginning.id(), running, beginning.digest())
                    .thenCompose(found -> found.isPresent()
                            ? CompletableFuture.completedFuture(found.get())
                            : begin(beginning, Long.toString(running), tried));
        }
        return tried < MAX_COLLISIONS
                ? begin(beginning, ended, tried + CANDIDATES)
                : CompletableFuture.failedFuture(new GatewayException.Permanent(beginning.id()
                        + " has too many transactions with ids from " + proposed.transactionId()
                        + " on; they are forgotten in time"));
    }

    private static Transaction numbered(Transaction t, long id) {
        return new Transaction(t.chargePointId(), id, t.connectorId(), t.idTag(), t.meterStart(), t.start(), t.stop());
    }

    /** The transaction, if it is the one that runs with this business key. */
    private CompletableFuture<Optional<Transaction>> running(ChargePointId id, long transactionId, String digest) {
        return row(id, transactionId)
                .thenApply(
                        found -> found.filter(t -> t.stop() == null && digest(t).equals(digest)));
    }

    private CompletableFuture<Optional<Transaction>> row(ChargePointId id, long transactionId) {
        Instant now = clock.instant();
        return access.call(redis -> TransactionFields.read(
                transactionId, redis.hgetAll(ShardKeys.of(id).transaction(id, transactionId)), now));
    }

    @Override
    public CompletionStage<Optional<Transaction>> findRunning(ChargePointId id, String businessKey) {
        String digest = TransactionFields.digest(businessKey);
        return access.call(
                        redis -> Optional.ofNullable(redis.get(ShardKeys.of(id).running(id, digest))))
                .thenCompose(pointer -> pointer.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : running(id, Long.parseLong(pointer.get()), digest));
    }

    @Override
    public CompletionStage<Optional<Transaction>> stop(
            ChargePointId id, long transactionId, Transaction.Answered stop, Duration keep) {
        Instant now = clock.instant();
        Instant forgotten = stop.at().plus(keep);
        return access.script(
                        Script.STOP,
                        List.of(ShardKeys.of(id).transaction(id, transactionId)),
                        LAYOUT,
                        StoredJson.write(stop),
                        stop.eventId(),
                        TransactionFields.durable(stop),
                        SortableTime.of(forgotten),
                        TransactionFields.keptMillis(forgotten, now),
                        SortableTime.of(now))
                .thenApply(reply -> reply.is("ended")
                        ? TransactionFields.read(transactionId, reply.fields(1), Instant.EPOCH)
                        : Optional.empty());
    }

    @Override
    public CompletionStage<Optional<Transaction>> find(ChargePointId id, long transactionId) {
        return row(id, transactionId);
    }

    @Override
    public CompletionStage<Void> confirm(ChargePointId id, long transactionId, String eventId) {
        return access.did(Script.CONFIRM, List.of(ShardKeys.of(id).transaction(id, transactionId)), eventId)
                .thenAccept(done -> {});
    }

    @Override
    public void close() {
        access.close();
    }
}
