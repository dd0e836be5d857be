// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.Transaction.Answered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a transaction.
 *
 * @param transaction the transaction
 * @param expiresAt when it is forgotten
 */
record TransactionRow(Transaction transaction, Instant expiresAt) {
    static String key(String chargePoint, long transactionId) {
        String number = transactionId < 0 ? Long.toString(transactionId) : RowKeys.number(transactionId);
        return RowKeys.of(chargePoint, number);
    }

    static String runningKey(String chargePoint, String businessKey) {
        return RowKeys.of(chargePoint, businessKey);
    }

    String key() {
        return key(transaction.chargePointId().value(), transaction.transactionId());
    }

    /** Its place in the order in which transactions are forgotten. */
    String expiryKey() {
        return RowKeys.of(RowKeys.time(expiresAt), key());
    }

    /** Its place among the running transactions of its charge point. */
    String runningKey() {
        return runningKey(
                transaction.chargePointId().value(), transaction.start().businessKey());
    }

    boolean isExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** With its start or stop confirmed, whichever has that event id; this one if neither has. */
    TransactionRow confirmed(String eventId) {
        Answered start = transaction.start();
        Answered stop = transaction.stop();
        boolean startMeant = start.eventId().equals(eventId);
        boolean stopMeant = stop != null && stop.eventId().equals(eventId);
        return startMeant || stopMeant
                ? with(startMeant ? start.confirmed() : start, stop != null && stopMeant ? stop.confirmed() : stop)
                : this;
    }

    private TransactionRow with(Answered start, @Nullable Answered stop) {
        Transaction changed = new Transaction(
                transaction.chargePointId(),
                transaction.transactionId(),
                transaction.connectorId(),
                transaction.idTag(),
                transaction.meterStart(),
                start,
                stop);
        return new TransactionRow(changed, expiresAt);
    }
}
