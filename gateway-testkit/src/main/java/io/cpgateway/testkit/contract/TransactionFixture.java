// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.value;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.TransactionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;

/** A store of transactions under test, and what is done with it again and again. */
abstract class TransactionFixture {
    static final Instant NOW = Transactions.NOW;
    static final Duration KEEP = Duration.ofDays(30);
    static final ChargePointId CP = new ChargePointId("CP-1");
    static final ChargePointId NEIGHBOUR = new ChargePointId("CP-10");

    final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    @SuppressWarnings("NullAway.Init") // before each test
    TransactionStore store;

    /**
     * The store of a process that has just started, over storage that is empty the first time in a test. Called again,
     * the process before is gone, and its storage is still there.
     */
    protected abstract TransactionStore started(InstantSource clock);

    /** Closes it, and what nobody closes but who made it. */
    protected void close(TransactionStore subject) {
        subject.close();
    }

    @BeforeEach
    public final void start() {
        store = started(now::get);
    }

    final Transaction begin(ChargePointId id, long transactionId, String key, String eventId) {
        return value(store.start(Transactions.proposed(id, transactionId, key, eventId), KEEP));
    }

    final Transaction adopt(ChargePointId id, long transactionId, String key, String eventId) {
        return value(store.adopt(Transactions.proposed(id, transactionId, key, eventId), KEEP));
    }

    final Optional<Transaction> end(ChargePointId id, long transactionId, String eventId) {
        return value(store.stop(id, transactionId, Transactions.answered("stop|" + transactionId, eventId), KEEP));
    }
}
