// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Transactions and the answers given to their messages, so that a repeated message gets the same answer (design C11).
 *
 * <ul>
 *   <li>T1: {@link #start} with a business key that a running transaction of this charge point has returns that
 *       transaction, unchanged.
 *   <li>T2: else it stores the transaction under the id it brings or, if another of this charge point has that id, under
 *       the next free one.
 *   <li>T3: {@link #stop} ends a running transaction. A second stop leaves the first one in place and returns it.
 *   <li>T4: ids are looked up by charge point: nobody reaches another's transaction.
 *   <li>T5: {@link #confirm} marks the message with this event id as durable; for an unknown one it is a no-op.
 *   <li>T6: a transaction is kept for {@code keep} after its last message, not longer.
 *   <li>T7: what a stage reported as done survives the end of this process, where the store is durable.
 *   <li>T8: {@link #findRunning} finds what {@link #start} with that business key would return by T1.
 *   <li>T9: {@link #adopt} keeps T1; else it stores the transaction under exactly the id it brings, whatever number that
 *       is, since somebody else gave it out. What this charge point had under that id is forgotten.
 * </ul>
 *
 * <p>Thread-safe; every call has a deadline and fails as transient beyond it.
 */
public interface TransactionStore extends AutoCloseable {
    /** Stores a transaction, or returns the one that this start belongs to: then its start has another event id. */
    CompletionStage<Transaction> start(Transaction proposed, Duration keep);

    /** Stores a transaction whose id was given out elsewhere, or returns the one that this start belongs to. */
    CompletionStage<Transaction> adopt(Transaction given, Duration keep);

    /** The running transaction that began with this business key, empty if this charge point has none. */
    CompletionStage<Optional<Transaction>> findRunning(ChargePointId id, String businessKey);

    /** Ends a transaction; empty if this charge point has none of that id, else with the stop that counts. */
    CompletionStage<Optional<Transaction>> stop(
            ChargePointId id, long transactionId, Transaction.Answered stop, Duration keep);

    /** The transaction, empty if this charge point has none of that id. */
    CompletionStage<Optional<Transaction>> find(ChargePointId id, long transactionId);

    /** Marks a start or stop as durable. */
    CompletionStage<Void> confirm(ChargePointId id, long transactionId, String eventId);

    @Override
    void close();
}
