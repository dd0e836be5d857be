// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Transaction;
import io.cpgateway.server.spi.Transaction.Answered;
import java.time.Instant;

/** Transactions as a gateway begins and ends them. */
final class Transactions {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Transactions() {}

    static Transaction proposed(ChargePointId id, long transactionId, String key, String eventId) {
        return new Transaction(id, transactionId, 1, "TAG \u20ac", 1000, answered(key, eventId), null);
    }

    static Answered answered(String key, String eventId) {
        return new Answered(key, eventId, RawJson.of("{\"idTagInfo\":{\"status\":\"Accepted\"}}"), NOW, false);
    }
}
